import { createHash } from 'node:crypto';

import { alignSides } from '@/lib/adjudication/align';
import { agreedAnswer, type Item, isDisputed, isMet, sayings } from '@/lib/adjudication/item';
import { pendingIn } from '@/lib/adjudication/items';
import { type Said, saidSchema, stillStands } from '@/lib/adjudication/said';
import type { Adjudication, Grown, Side } from '@/lib/adjudication/side';
import { readCorrection } from '@/lib/datasets/correction';
import { standingRecords } from '@/lib/datasets/standing';
import {
  type CorrectionRow,
  listAdjudicated,
  listDecisions,
  listFinalGestures,
  type DecisionRow as StoredDecision,
} from '@/lib/db/adjudications';
import type { Database } from '@/lib/db/client';
import { listLogRecords } from '@/lib/db/dataset-sources';
import { listRevokedGestures } from '@/lib/db/revocations';
import { listStudies } from '@/lib/db/studies';
import type { TreeRecord } from '@/lib/db/trees';
import type { Operation } from '@/lib/tree/operation';
import type { CategoryId, TreeValue } from '@/lib/tree/value';

import { loadTree } from '../load-tree';
import { standingDecisions } from './standing';

export type FinalTree = Pick<TreeRecord, 'id' | 'topicId' | 'copiedFromId'>;

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
    const agreed = isDisputed(item) ? null : agreedAnswer(item);
    return agreed && isMet(item, agreed) ? 'agreed' : 'open';
  }
}

function mergesOf(operations: Iterable<Operation>): ReadonlyMap<CategoryId, CategoryId> {
  const merged = new Map<CategoryId, CategoryId>();
  for (const operation of operations)
    if (operation.type === 'merge-categories') merged.set(operation.sourceId, operation.targetId);
  return merged;
}

async function loadSide(on: Database, base: TreeValue, row: CorrectionRow): Promise<Side> {
  const stored = {
    base,
    value: await loadTree(on, row),
    log: await listLogRecords(on, row.id),
    revoked: await listRevokedGestures(on, row.id),
  };
  const { value, records } = readCorrection({ ...stored, isComplete: row.completedAt !== null });
  return { id: row.id, value, merged: mergesOf(records.map(({ operation }) => operation)) };
}

/** The final tree's merges that are in force; those whose source is back do no harm. */
async function loadMerges(on: Database, treeId: string) {
  const records = standingRecords(await listLogRecords(on, treeId));
  return mergesOf(records.map(({ operation }) => operation));
}

/** `value`: the final tree as it is now, where it is loaded already. */
export async function loadAdjudication(
  on: Database,
  tree: FinalTree,
  value?: TreeValue,
): Promise<LoadedAdjudication> {
  const { id, topicId } = tree;
  const base = await loadTree(on, { id: tree.copiedFromId ?? id, topicId });
  const corrections = await listAdjudicated(on, id);
  const sides: Side[] = [];
  for (const row of corrections) sides.push(await loadSide(on, base, row));
  const final = { value: value ?? (await loadTree(on, tree)), merged: await loadMerges(on, id) };
  const studies = await listStudies(on, topicId);
  const decisions = (await listDecisions(on, id)).map(parseSaid);
  return new LoadedAdjudication(
    {
      base,
      sides: alignSides(base, sides, final.value),
      final,
      studyIds: new Set(studies.map((study) => study.id)),
    },
    corrections,
    decisions,
    standingDecisions(decisions, await listFinalGestures(on, id)),
  );
}
