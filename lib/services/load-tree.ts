import type { Database } from '@/lib/db/client';
import { readOperations } from '@/lib/db/feedback';
import { loadTreeRows, type TreeRecord } from '@/lib/db/trees';
import { listWithdrawn } from '@/lib/db/withdrawals';
import { AppError } from '@/lib/errors';
import { replay } from '@/lib/tree/gesture';
import { onlyStudies } from '@/lib/tree/only-studies';
import { treeFromRows } from '@/lib/tree/rows';
import { emptyTree, type TreeValue } from '@/lib/tree/value';

export async function loadTree(
  on: Database,
  tree: Pick<TreeRecord, 'id' | 'topicId'>,
): Promise<TreeValue> {
  return treeFromRows(await loadTreeRows(on, tree));
}

/** The tree as readers see it: without the studies that are withdrawn from the topic. */
export async function withoutWithdrawn(
  on: Database,
  topicId: string,
  value: TreeValue,
): Promise<TreeValue> {
  const withdrawn = new Set((await listWithdrawn(on, topicId)).map(({ id }) => id));
  return withdrawn.size === 0 ? value : onlyStudies(value, (id) => !withdrawn.has(id));
}

/**
 * The correction as it was at `version`: the tree it was copied from, without its judgements, and the log
 * replayed over it. A trigger keeps the log as it was written, so an operation that does not apply means a
 * defect, and throws.
 */
export async function replayTree(
  on: Database,
  tree: Pick<TreeRecord, 'id' | 'topicId' | 'copiedFromId'>,
  version: number,
): Promise<TreeValue> {
  const baseId = tree.copiedFromId;
  if (baseId === null) return loadTree(on, tree);
  const base = await loadTree(on, { id: baseId, topicId: tree.topicId });
  let value: TreeValue = { ...base, review: emptyTree([]).review };
  for await (const operations of readOperations(on, tree.id, version)) {
    const outcome = replay(value, operations);
    if (!outcome.ok) {
      throw new Error(`the log of tree ${tree.id} does not replay: ${outcome.refusal.message}`);
    }
    value = outcome.value;
  }
  return value;
}

/** The tree's value now, or at an earlier version. Throws AppError 'not-found' for one it has not reached. */
export function loadTreeAt(
  on: Database,
  tree: TreeRecord,
  version: number | undefined,
): Promise<TreeValue> {
  if (version === undefined || version === tree.version) return loadTree(on, tree);
  if (version > tree.version) {
    throw new AppError(
      'not-found',
      `This tree has no version ${version}; it is at ${tree.version}.`,
    );
  }
  return replayTree(on, tree, version);
}
