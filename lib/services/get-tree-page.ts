import type { HistoryEntry, PlaceEvidence, TreePageData } from '@/lib/api/page-data';
import type { Actor } from '@/lib/auth/actor';
import { canChangeTopic, canRevokeAll, canSeeReasons } from '@/lib/auth/rights';
import { isAdjudicated } from '@/lib/db/adjudicated';
import { findBookmark } from '@/lib/db/bookmarks';
import { inSnapshot, type Transaction } from '@/lib/db/client';
import { listPlaceEvidence, type StoredEvidence } from '@/lib/db/evidence';
import {
  type GestureSummary,
  listAnswerSeconds,
  listRecentGestures,
  loadInverse,
} from '@/lib/db/feedback';
import { hasRevealed } from '@/lib/db/reveals';
import { countRevocations, listRevocations } from '@/lib/db/revocations';
import { listPageStudies } from '@/lib/db/studies';
import { findInstructions } from '@/lib/db/tasks';
import { getTopicRecord } from '@/lib/db/topics';
import {
  claimRunId,
  findCorrectionId,
  getTreeCard,
  loadTreeRows,
  type TreeRecord,
} from '@/lib/db/trees';
import { dayOf } from '@/lib/db/work-orders';

import { commentsOn } from './comments';
import { findNext } from './find-next';
import { requireReadable } from './readable-tree';
import { toTreeSummary } from './tree-summary';

/** How many gestures the history panel and undo start with. */
const historyGestures = 1_000;

/** Inverses are sent for the latest gestures: this many at most, and no more than this many bytes of them. */
const inverseGestures = 50;
const inverseBytes = 256 * 1024;

/** The reader's pace is that of so many of their latest answers. */
const answersForPace = 40;

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

function toPlaceEvidence({ id, confidence, questioned, quote }: StoredEvidence): PlaceEvidence {
  return { id, confidence, questioned, quote };
}

async function loadBase(on: Transaction, tree: TreeRecord): Promise<TreePageData['base']> {
  if (tree.copiedFromId === null || tree.version === 0) return null;
  const { categories, assignments } = await loadTreeRows(on, {
    id: tree.copiedFromId,
    topicId: tree.topicId,
  });
  return { categories, assignments };
}

/** What the run said of its places; nothing for who corrects the tree blind. */
async function loadEvidence(
  on: Transaction,
  actor: Actor,
  topicId: string,
  runId: string | null,
): Promise<PlaceEvidence[]> {
  if (runId === null || !canSeeReasons(actor, topicId)) return [];
  return (await listPlaceEvidence(on, runId)).map(toPlaceEvidence);
}

/** What the reader was asked to go by, on the tree that they were given and on their correction of it. */
async function loadTask(
  on: Transaction,
  actor: Actor,
  tree: TreeRecord,
): Promise<TreePageData['task']> {
  const isOthers = tree.kind === 'CORRECTION' && tree.annotatorId !== actor.id;
  if (isOthers || tree.kind === 'FINAL') return null;
  const baseTreeId = tree.copiedFromId ?? tree.id;
  const order = await findInstructions(on, baseTreeId, actor.id);
  if (order === null) return null;
  const blind = order.blind && !(await isAdjudicated(on, baseTreeId));
  const revealed = blind && (await hasRevealed(on, baseTreeId, actor.id));
  return { ...order, blind, revealed, dueOn: dayOf(order.dueOn) };
}

/** Throws AppError 'not-found'. */
export function getTreePage(actor: Actor, id: string): Promise<TreePageData> {
  return inSnapshot(async (on) => {
    const card = requireReadable(actor, await getTreeCard(on, id));
    const topic = await getTopicRecord(on, card.topicId);
    const runId = await claimRunId(on, card);
    return {
      tree: toTreeSummary(actor, card),
      topic: {
        id: topic.id,
        title: topic.title,
        editable: canChangeTopic(actor, topic),
        studyRevision: topic.revision,
      },
      studies: await listPageStudies(on, card.topicId, runId),
      rows: await loadTreeRows(on, card),
      evidence: await loadEvidence(on, actor, card.topicId, runId),
      base: await loadBase(on, card),
      myCorrectionId: await findCorrectionId(on, id, actor.id),
      history: await loadHistory(on, id),
      revocations: await listRevocations(on, id, historyGestures),
      revoked: await countRevocations(on, id),
      revokesAll: canRevokeAll(actor),
      comments: await commentsOn(on, actor, card),
      readerId: actor.id,
      bookmark: await findBookmark(on, id, actor.id),
      answerSeconds: await listAnswerSeconds(on, id, actor.id, answersForPace),
      next: card.completedAt === null ? null : await findNext(on, actor, card.topicId),
      task: await loadTask(on, actor, card),
      adjudicated: card.kind === 'CORRECTION' && (await isAdjudicated(on, card.copiedFromId ?? id)),
    };
  });
}
