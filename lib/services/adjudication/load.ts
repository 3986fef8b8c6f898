import { createHash } from 'node:crypto';

import { alignSides } from '@/lib/adjudication/align';
import { agreedAnswer, type Item, isMet, sayings } from '@/lib/adjudication/item';
import { pendingIn } from '@/lib/adjudication/items';
import { type Said, saidSchema, stillStands } from '@/lib/adjudication/said';
import type { Adjudication, Grown, Side } from '@/lib/adjudication/side';
import {
  type CorrectionRow,
  listAdjudicated,
  listDecisions,
  listFinalGestures,
  listMerges,
  type DecisionRow as StoredDecision,
} from '@/lib/db/adjudications';
import type { Database } from '@/lib/db/client';
import { listPresentStudyIds } from '@/lib/db/studies';
import { getTopicRecord } from '@/lib/db/topics';
import { getTreeRecord, type TreeRecord } from '@/lib/db/trees';
import { standingGestures } from '@/lib/tree/history';
import type { TreeValue } from '@/lib/tree/value';

import { loadBase, loadFinal, loadSide } from './known-trees';
import { mergesOf } from './merges';
import { standingDecisions } from './standing';

export type FinalTree = Pick<TreeRecord, 'id' | 'topicId' | 'copiedFromId' | 'version'>;

interface DecisionRow extends StoredDecision {
  readonly said: Said | null;
}

const parseSaid = (row: StoredDecision): DecisionRow => ({
  ...row,
  said: row.said === null ? null : saidSchema.parse(row.said),
});

/** `open`: to be decided. `agreed`: all say the same, and the final tree has it. */
export type ItemStatus = 'open' | 'decided' | 'agreed';

/** An adjudication with its annotators and what has been decided. */
export class LoadedAdjudication {
  readonly adjudication: Adjudication;

  constructor(
    adjudication: Omit<Adjudication, 'pending'>,
    readonly corrections: readonly CorrectionRow[],
    /** All that were made, oldest first. */
    readonly allDecisions: readonly DecisionRow[],
    readonly decisions: ReadonlyMap<string, DecisionRow>,
  ) {
    this.adjudication = { ...adjudication, pending: pendingIn(adjudication, this.isDecided) };
  }

  /** The same with the final tree as it becomes, and these items decided as well. */
  after(final: Grown, decided: ReadonlySet<string>): Adjudication {
    const { pending: _, ...adjudication } = this.adjudication;
    const next = { ...adjudication, final };
    const isDecided = (item: Item) => decided.has(item.key) || this.isDecided(item);
    return { ...next, pending: pendingIn(next, isDecided) };
  }

  readonly fingerprint = (item: Item): string =>
    createHash('sha256').update(sayings(item, this.corrections)).digest('base64url');

  /** Whether somebody has decided, and no side says otherwise in a new way since. */
  readonly isDecided = (item: Item): boolean => {
    const decision = this.decisions.get(item.key);
    if (!decision) return false;
    if (decision.said === null) return decision.fingerprint === this.fingerprint(item);
    return stillStands(decision.said, item, this.corrections);
  };

  statusOf(item: Item): ItemStatus {
    if (this.isDecided(item)) return 'decided';
    const agreed = agreedAnswer(item);
    return agreed && isMet(item, agreed) ? 'agreed' : 'open';
  }
}

/** `value`: the final tree as it is now, where it is loaded already. */
export async function loadAdjudication(
  on: Database,
  tree: FinalTree,
  value?: TreeValue,
): Promise<LoadedAdjudication> {
  const { id, topicId, copiedFromId } = tree;
  const { revision: topicRevision } = await getTopicRecord(on, topicId);
  const baseRow = copiedFromId === null ? tree : await getTreeRecord(on, copiedFromId);
  const base = await loadBase(on, { ...baseRow, topicRevision });
  const corrections = await listAdjudicated(on, id);
  const sides: Side[] = [];
  for (const row of corrections) sides.push(await loadSide(on, row, { base, topicRevision }));
  const decisions = (await listDecisions(on, id)).map(parseSaid);
  const log = await listFinalGestures(on, id);
  const standing = new Set(standingGestures(log));
  const merges = (await listMerges(on, id)).filter(({ gestureId }) => standing.has(gestureId));
  const final = {
    value: value ?? (await loadFinal(on, { ...tree, topicRevision })),
    merged: mergesOf(merges),
  };
  return new LoadedAdjudication(
    {
      ...{ base, sides: alignSides(base, sides, final.value), final },
      studyIds: await listPresentStudyIds(on, topicId),
    },
    corrections,
    decisions,
    standingDecisions(decisions, log),
  );
}
