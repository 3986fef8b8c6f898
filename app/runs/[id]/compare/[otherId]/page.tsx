import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { ComparisonView } from '@/components/run-compare/comparison-view';
import { idSchema } from '@/lib/api/fields';
import { currentActor } from '@/lib/auth/current-actor';
import { AppError } from '@/lib/errors';
import { compareRuns } from '@/lib/services/compare-runs';
import { getTopicHeading } from '@/lib/services/get-topic-heading';

export const metadata: Metadata = { title: 'Two runs' };

interface ComparePageProps {
  readonly params: Promise<{ id: string; otherId: string }>;
}

/** Runs of two topics have nothing to compare: there is no such page. */
async function load(id: string, otherId: string) {
  if (![id, otherId].every((each) => idSchema.safeParse(each).success)) notFound();
  try {
    const actor = await currentActor();
    const comparison = await compareRuns(actor, id, otherId);
    return { comparison, topic: await getTopicHeading(actor, comparison.a.run.topicId) };
  } catch (error) {
    if (error instanceof AppError && ['not-found', 'invalid'].includes(error.code)) notFound();
    throw error;
  }
}

export default async function ComparePage({ params }: ComparePageProps) {
  const { id, otherId } = await params;
  return <ComparisonView {...(await load(id, otherId))} />;
}
