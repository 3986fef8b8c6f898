import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { found, idIn } from '@/app/found';
import { QualityView } from '@/components/quality/quality-view';
import { TopicFacts } from '@/components/topic/topic-facts';
import { TopicHeader } from '@/components/topic/topic-header';
import { TopicNav } from '@/components/topic/topic-nav';
import { Page } from '@/components/ui/page';
import { topicQualityQuerySchema } from '@/lib/api/quality-contract';
import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/current-actor';
import { canManagePeople } from '@/lib/auth/rights';
import { getQualityPage } from '@/lib/services/get-quality';
import { getTopic } from '@/lib/services/get-topic';

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
  const { title, sample, editable } = topic;
  return (
    <Page>
      <TopicHeader
        topic={{ id, title, sample, editable }}
        facts={<TopicFacts topic={topic} />}
        action={null}
        canHandOut={canManagePeople(actor)}
      />
      <TopicNav topic={topic} current="quality" />
      <QualityView {...told} path={`/topics/${id}/quality`} name={`Quality: ${title}`} />
    </Page>
  );
}
