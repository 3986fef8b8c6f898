import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { QualityView } from '@/components/quality/quality-view';
import { TopicFacts } from '@/components/topic/topic-facts';
import { TopicHeader } from '@/components/topic/topic-header';
import { TopicNav } from '@/components/topic/topic-nav';
import { Page } from '@/components/ui/page';
import { idSchema } from '@/lib/api/fields';
import { topicQualityQuerySchema } from '@/lib/api/quality-contract';
import { currentActor } from '@/lib/auth/current-actor';
import { canManagePeople } from '@/lib/auth/rights';
import { AppError } from '@/lib/errors';
import { getQualityPage } from '@/lib/services/get-quality';
import { getTopic } from '@/lib/services/get-topic';

interface TopicQualityPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Who may not see it is told as if there were no such page. */
async function load(id: string, query: unknown) {
  if (!idSchema.safeParse(id).success) notFound();
  const filter = topicQualityQuerySchema.safeParse(query);
  if (!filter.success) notFound();
  try {
    const actor = await currentActor();
    const topic = await getTopic(actor, id);
    return { topic, filter: filter.data, ...(await getQualityPage(actor, filter.data, id)) };
  } catch (error) {
    if (error instanceof AppError && ['not-found', 'forbidden'].includes(error.code)) notFound();
    throw error;
  }
}

export const metadata: Metadata = { title: 'Quality' };

export default async function TopicQualityPage({ params, searchParams }: TopicQualityPageProps) {
  const { id } = await params;
  const { topic, ...told } = await load(id, await searchParams);
  const { title, sample, editable } = topic;
  return (
    <Page>
      <TopicHeader
        topic={{ id, title, sample, editable }}
        facts={<TopicFacts topic={topic} />}
        action={null}
        canHandOut={canManagePeople(await currentActor())}
      />
      <TopicNav topic={topic} current="quality" />
      <QualityView {...told} path={`/topics/${id}/quality`} name={`Quality: ${title}`} />
    </Page>
  );
}
