import type { FeedbackRecord } from '@/lib/api/contract';
import type { HistoryEntry, TreePageData } from '@/lib/api/page-data';
import type { Actor } from '@/lib/auth/actor';
import { type Database, inSnapshot } from '@/lib/db/client';
import { listRecentFeedback } from '@/lib/db/feedback';
import { listStudies } from '@/lib/db/studies';
import { getTopicRecord } from '@/lib/db/topics';
import { findCorrectionId, getTreeCard, getTreeRecord, loadTreeRows } from '@/lib/db/trees';

import { toTreeSummary } from './tree-summary';

/** How many gestures the history panel and undo start with. */
const historyGestures = 1_000;

function toHistory(records: readonly FeedbackRecord[]): HistoryEntry[] {
  const gestures = Map.groupBy(records, (record) => record.gestureId);
  return [...gestures.values()].flatMap((steps) => {
    const [first] = steps;
    if (first === undefined) return [];
    const { gestureId, actorId, actor, at, version, undoes, redoes } = first;
    return {
      gestureId,
      actorId,
      actor,
      at,
      version,
      undoes,
      redoes,
      descriptions: steps.map((step) => step.description),
      inverse: steps.toReversed().flatMap((step) => step.inverse),
    };
  });
}

/** The run whose claims belong to a tree: its own, or that of the tree it was copied from. */
async function runOf(on: Database, tree: { runId: string | null; copiedFromId: string | null }) {
  if (tree.runId !== null || tree.copiedFromId === null) return tree.runId;
  return (await getTreeRecord(on, tree.copiedFromId)).runId;
}

/** Throws AppError 'not-found'. */
export function getTreePage(actor: Actor, id: string): Promise<TreePageData> {
  return inSnapshot(async (on) => {
    const card = await getTreeCard(on, id);
    const topic = await getTopicRecord(on, card.topicId);
    return {
      tree: toTreeSummary(actor, card),
      topic: { id: topic.id, title: topic.title },
      studies: await listStudies(on, card.topicId, await runOf(on, card)),
      rows: await loadTreeRows(on, card),
      myCorrectionId: await findCorrectionId(on, id, actor.id),
      history: toHistory(await listRecentFeedback(on, id, card.version, historyGestures)),
      readerId: actor.id,
    };
  });
}
