import type { Metadata } from 'next';
import { cache } from 'react';

import { found, idIn } from '@/app/found';
import { kindInWords } from '@/components/tree-editor/kind-in-words';
import { TreeEditor } from '@/components/tree-editor/tree-editor';
import { currentActor } from '@/lib/auth/current-actor';
import { getTreePage } from '@/lib/services/get-tree-page';

type Parameter = string | string[] | undefined;

interface TreePageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ view?: Parameter; category?: Parameter; study?: Parameter }>;
}

/** Once a request: the page and its metadata share it. */
const load = cache((id: string) => found(async () => getTreePage(await currentActor(), idIn(id))));

export async function generateMetadata({ params }: TreePageProps): Promise<Metadata> {
  const data = await load((await params).id);
  return { title: `${kindInWords(data)}: ${data.topic.title}` };
}

export default async function TreePage({ params, searchParams }: TreePageProps) {
  const data = await load((await params).id);
  const { view, category, study } = await searchParams;
  const parameters = {
    view: single(view),
    category: single(category),
    study: single(study),
  };
  return <TreeEditor key={data.tree.id} data={data} parameters={parameters} />;
}

/** The parameter, the last one when it is given several times. */
function single(parameter: Parameter): string | null {
  return (Array.isArray(parameter) ? parameter.at(-1) : parameter) ?? null;
}
