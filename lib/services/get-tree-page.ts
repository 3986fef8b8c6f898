import type { HistoryEntry, TreePageData } from '@/lib/api/page-data';
import type { Actor } from '@/lib/auth/actor';
import { inSnapshot, type Transaction } from '@/lib/db/client';
import { type GestureSummary, listRecentGestures, loadInverse } from '@/lib/db/feedback';
import { listStudies } from '@/lib/db/studies';
import { getTopicRecord } from '@/lib/db/topics';
import { claimRunId, findCorrectionId, getTreeCard, loadTreeRows } from '@/lib/db/trees';
import { requireReadable } from './readable-tree';
import { toTreeSummary } from './tree-summary';

/** How many gestures the history panel and undo start with. */
const historyGestures = 1_000;

/** Inverses are sent for the latest gestures: this many at most, and no more than this many bytes of them. */
const inverseGestures = 50;
const inverseBytes = 256 * 1024;

/** How many of the latest gestures get their inverse. */
function withinBudget(latestFirst: readonly GestureSummary[]): number {
  let bytes = 0;
  const over = latestFirst.slice(0, inverseGestures).findIndex(({ weight }) => {
    bytes += weight;
    return bytes > inverseBytes;
  });
  return over === -1 ? Math.min(latestFirst.length, inverseGestures) : over;
}

async function loadHistory(on: Transaction, treeId: string): Promise<HistoryEntry[]> {
  const gestures = await listRecentGestures(on, treeId, historyGestures);
  const count = withinBudget(gestures.toReversed());
  const latest = new Set(gestures.slice(gestures.length - count).map((each) => each.gestureId));
  const history: HistoryEntry[] = [];
  for (const { weight: _, at, ...gesture } of gestures) {
    const isLatest = latest.has(gesture.gestureId);
    const inverse = isLatest ? await loadInverse(on, treeId, gesture.gestureId) : null;
    history.push({ ...gesture, at: at.toISOString(), inverse });
  }
  return history;
}

/** Throws AppError 'not-found'. */
export function getTreePage(actor: Actor, id: string): Promise<TreePageData> {
  return inSnapshot(async (on) => {
    const card = requireReadable(actor, await getTreeCard(on, id));
    const topic = await getTopicRecord(on, card.topicId);
    return {
      tree: toTreeSummary(actor, card),
      topic: { id: topic.id, title: topic.title },
      studies: await listStudies(on, card.topicId, await claimRunId(on, card)),
      rows: await loadTreeRows(on, card),
      myCorrectionId: await findCorrectionId(on, id, actor.id),
      history: await loadHistory(on, id),
      readerId: actor.id,
    };
  });
}
