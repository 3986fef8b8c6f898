import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { found, idIn } from '@/app/found';
import { QualityView } from '@/components/quality/quality-view';
import { Page } from '@/components/ui/page';
import { topicQualityQuerySchema } from '@/lib/api/quality-contract';
import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/current-actor';
import { getQualityPage } from '@/lib/services/get-quality';
import { getTopic } from '@/lib/services/get-topic';
import { getRunModel } from '@/lib/services/model-settings';

import { TopicTop } from '../topic-top';

interface TopicQualityPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Who may not see it is told as if there were no such page. */
function load(actor: Actor, id: string, query: unknown) {
  const filter = topicQualityQuerySchema.safeParse(query);
  if (!filter.success) notFound();
  return found(
    async () => ({
      topic: await getTopic(actor, idIn(id)),
      filter: filter.data,
      ...(await getQualityPage(actor, filter.data, id)),
    }),
    ['not-found', 'forbidden'],
  );
}

export const metadata: Metadata = { title: 'Quality' };

export default async function TopicQualityPage({ params, searchParams }: TopicQualityPageProps) {
  const { id } = await params;
  const actor = await currentActor();
  const { topic, ...told } = await load(actor, id, await searchParams);
  const settings = topic.editable ? await getRunModel() : null;
  return (
    <Page>
      <TopicTop topic={topic} current="quality" settings={settings} />
      <QualityView {...told} path={`/topics/${id}/quality`} name={`Quality: ${topic.title}`} />
    </Page>
  );
}
