import type { Confidence } from '@/lib/api/run-contract';
import type { Tree } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { canSeeReasons } from '@/lib/auth/rights';
import { type Database, inSnapshot } from '@/lib/db/client';
import { listPlaceEvidence } from '@/lib/db/evidence';
import { claimRunId, type TreeRecord } from '@/lib/db/trees';
import { depthFirst, uncategorised } from '@/lib/tree/queries';
import type { TreeValue } from '@/lib/tree/value';

import { loadTreeAt, withoutWithdrawn } from './load-tree';
import { getReadableTree } from './readable-tree';

/** How sure the run behind a tree was of its places, by the id of the evidence; nothing for who corrects it blind. */
export type Confidences = ReadonlyMap<string, Confidence | null>;

export async function loadConfidences(
  on: Database,
  actor: Actor,
  tree: TreeRecord,
): Promise<Confidences> {
  if (!canSeeReasons(actor, tree.topicId)) return new Map();
  const runId = await claimRunId(on, tree);
  const evidence = runId === null ? [] : await listPlaceEvidence(on, runId);
  return new Map(evidence.map(({ id, confidence }) => [id, confidence]));
}

function assignmentsOf(
  value: TreeValue,
  categoryId: string,
  confidences: Confidences,
): Tree['assignments'] {
  const studies = value.assignments[categoryId] ?? {};
  return value.studyIds.flatMap((studyId) => {
    const provenance = studies[studyId];
    if (!provenance) return [];
    const { origin, evidenceId } = provenance;
    const confidence = confidences.get(evidenceId ?? '') ?? null;
    return [{ categoryId, studyId, origin, confidence }];
  });
}

/** The reply's shape: categories depth first, assignments by category and then by study number. */
export function toTree(
  record: TreeRecord,
  version: number,
  value: TreeValue,
  confidences: Confidences,
): Tree {
  const places = depthFirst(value);
  return {
    id: record.id,
    topicId: record.topicId,
    kind: record.kind,
    version,
    categories: places.map(({ category, index }) => ({ ...category, index })),
    assignments: places.flatMap(({ category }) => assignmentsOf(value, category.id, confidences)),
    uncategorised: [...uncategorised(value)],
  };
}

/** Without withdrawn studies. Throws AppError 'not-found', also for a version that the tree has not reached. */
export function getTree(actor: Actor, id: string, version?: number): Promise<Tree> {
  return inSnapshot(async (on) => {
    const record = await getReadableTree(on, actor, id);
    const whole = await loadTreeAt(on, record, version);
    const value = await withoutWithdrawn(on, record.topicId, whole);
    const confidences = await loadConfidences(on, actor, record);
    return toTree(record, version ?? record.version, value, confidences);
  });
}
