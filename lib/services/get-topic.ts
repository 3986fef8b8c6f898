import type { Topic } from '@/lib/api/topic-contract';
import type { Actor } from '@/lib/auth/actor';
import { canChangeTopic, canSeeReasons, readerOf } from '@/lib/auth/rights';
import { database } from '@/lib/db/client';
import { listRuns } from '@/lib/db/runs';
import { listStudies } from '@/lib/db/studies';
import { listTreeCards } from '@/lib/db/trees';
import { listWithdrawn } from '@/lib/db/withdrawals';

import { getReadableTopic } from './readable-topic';
import { toTreeSummary } from './tree-summary';

/** Throws AppError 'not-found'. */
export async function getTopic(actor: Actor, id: string): Promise<Topic> {
  const on = database();
  const topic = await getReadableTopic(on, actor, id);
  const [studies, withdrawn, runs, trees] = await Promise.all([
    listStudies(on, id),
    listWithdrawn(on, id),
    canSeeReasons(actor, id) ? listRuns(on, id) : [],
    listTreeCards(on, id, readerOf(actor)),
  ]);
  return {
    id,
    title: topic.title,
    sample: topic.sample,
    editable: canChangeTopic(actor, topic),
    createdAt: topic.createdAt.toISOString(),
    studies,
    withdrawn,
    runs,
    trees: trees.map((tree) => toTreeSummary(actor, tree)),
  };
}
