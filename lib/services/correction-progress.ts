import { database, inSnapshot, type Transaction } from '@/lib/db/client';
import {
  listProgress,
  type Progress,
  type StoredProgress,
  storeProgress,
  sumSeconds,
} from '@/lib/db/review-progress';

import { loadReviewSet } from './load-review-set';

export interface Begun {
  readonly correctionId: string;
  readonly treeId: string;
  readonly topicId: string;
  readonly version: number;
  readonly studyRevision: number;
  /** How many the topic has. */
  readonly studies: number;
}

/**
 * One look works out so many anew, of so many studies in all, and one at least; the others keep what was known of them
 * until the next.
 */
const mostAtOnce = 50;
const mostStudies = 4_000;

/**
 * How far corrections have come, by their ids. What was worked out at the version they have is kept; none: there are
 * so many that it is not worked out yet.
 */
export async function loadProgress(
  begun: readonly Begun[],
): Promise<ReadonlyMap<string, Progress>> {
  const ids = begun.map((each) => each.correctionId);
  const known = new Map((await listProgress(database(), ids)).map((each) => [each.treeId, each]));
  const old = begun.filter((each) => !isCurrent(known.get(each.correctionId), each));
  for (const each of affordable(old)) {
    const progress = await inSnapshot((on) => workOut(on, each));
    await storeProgress(database(), progress);
    known.set(each.correctionId, progress);
  }
  return known;
}

function affordable(begun: readonly Begun[]): readonly Begun[] {
  let studies = 0;
  const over = begun.findIndex((each) => {
    studies += each.studies;
    return studies > mostStudies;
  });
  return begun.slice(0, over === -1 ? mostAtOnce : Math.min(mostAtOnce, Math.max(1, over)));
}

function isCurrent(known: StoredProgress | undefined, { version, studyRevision }: Begun): boolean {
  return known?.version === version && known.studyRevision === studyRevision;
}

async function workOut(on: Transaction, begun: Begun): Promise<StoredProgress> {
  const { correctionId: id, treeId: copiedFromId, topicId, version, studyRevision } = begun;
  const { items, done } = await loadReviewSet(on, { id, topicId, copiedFromId });
  const time = await sumSeconds(on, id);
  return { treeId: id, version, studyRevision, done, total: items.length, ...time };
}
