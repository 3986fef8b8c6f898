import type { Tree } from '@/lib/api/contract';
import type { Actor } from '@/lib/auth/actor';
import { inSnapshot } from '@/lib/db/client';
import type { TreeRecord } from '@/lib/db/trees';
import { depthFirst, uncategorised } from '@/lib/tree/queries';
import type { TreeValue } from '@/lib/tree/value';

import { loadTreeAt } from './load-tree';

import { getReadableTree } from './readable-tree';

function assignmentsOf(value: TreeValue, categoryId: string): Tree['assignments'] {
  const studies = value.assignments[categoryId] ?? {};
  return value.studyIds.flatMap((studyId) => {
    const provenance = studies[studyId];
    return provenance ? [{ categoryId, studyId, origin: provenance.origin }] : [];
  });
}

/** The reply's shape: categories depth first, assignments by category and then by study number. */
export function toTree(record: TreeRecord, version: number, value: TreeValue): Tree {
  const places = depthFirst(value);
  return {
    id: record.id,
    topicId: record.topicId,
    kind: record.kind,
    version,
    categories: places.map(({ category, index }) => ({ ...category, index })),
    assignments: places.flatMap(({ category }) => assignmentsOf(value, category.id)),
    uncategorised: [...uncategorised(value)],
  };
}

/** Throws AppError 'not-found', also for a version that the tree has not reached. */
export function getTree(actor: Actor, id: string, version?: number): Promise<Tree> {
  return inSnapshot(async (on) => {
    const record = await getReadableTree(on, actor, id);
    return toTree(record, version ?? record.version, await loadTreeAt(on, record, version));
  });
}
