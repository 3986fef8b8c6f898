import type { Metadata } from 'next';

import { found, idIn } from '@/app/found';
import { ComparisonView } from '@/components/run-compare/comparison-view';
import { currentActor } from '@/lib/auth/current-actor';
import { compareRuns } from '@/lib/services/compare-runs';
import { getTopicHeading } from '@/lib/services/get-topic-heading';

export const metadata: Metadata = { title: 'Two runs' };

interface ComparePageProps {
  readonly params: Promise<{ id: string; otherId: string }>;
}

/** Runs of two topics have nothing to compare: there is no such page. */
const load = (id: string, otherId: string) =>
  found(async () => {
    const actor = await currentActor();
    const comparison = await compareRuns(actor, idIn(id), idIn(otherId));
    return { comparison, topic: await getTopicHeading(actor, comparison.a.run.topicId) };
  }, ['not-found', 'invalid']);

export default async function ComparePage({ params }: ComparePageProps) {
  const { id, otherId } = await params;
  return <ComparisonView {...(await load(id, otherId))} />;
}
