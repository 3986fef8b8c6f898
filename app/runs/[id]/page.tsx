import type { Metadata } from 'next';
import { cache } from 'react';

import { found, idIn } from '@/app/found';
import { RunView } from '@/components/run-page/run-view';
import { runTabFrom } from '@/components/run-page/tabs';
import { idSchema } from '@/lib/api/fields';
import { currentActor } from '@/lib/auth/current-actor';
import { prompts } from '@/lib/pipeline/llm/prompts';
import { getRunPage } from '@/lib/services/get-run-page';

interface RunPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ tab?: string | string[]; call?: string | string[] }>;
}

/** Once a request: the page and its metadata share it. */
const load = cache((id: string, call: string | null, withChanges: boolean) =>
  found(async () => getRunPage(await currentActor(), idIn(id), { call, withChanges })),
);

/** An id, or the key that the calls of all runs share. */
function callFrom(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  return idSchema.safeParse(text).success || /^[0-9a-f]{64}$/.test(text) ? text : null;
}

async function read({ params, searchParams }: RunPageProps) {
  const asked = await searchParams;
  const tab = runTabFrom(asked.tab);
  const data = await load((await params).id, callFrom(asked.call), tab === 'changes');
  return { data, tab };
}

export async function generateMetadata(props: RunPageProps): Promise<Metadata> {
  const { data } = await read(props);
  return { title: `Run: ${data.topic.title}` };
}

export default async function RunPage(props: RunPageProps) {
  const { data, tab } = await read(props);
  return <RunView key={data.run.id} {...data} prompts={prompts} tab={tab} />;
}
