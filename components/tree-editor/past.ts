/** The tree as it was at an earlier version. Pure. */

import type { Tree } from '@/lib/api/tree-contract';
import { replay } from '@/lib/tree/gesture';
import { treeFromRows } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

import type { Correction } from './correction';

/** The version that the correction is at, what is not saved yet included. */
export function versionOf({ log }: Correction, loaded: number): number {
  return log.at(-1)?.version ?? loaded;
}

/** null when the log here does not say how to get there: the server is to be asked then. */
export function unwound({ value, log }: Correction, version: number): TreeValue | null {
  const since = log.filter((entry) => entry.version > version);
  if (since.length > 0 && since[0]?.version !== version + 1) return null;
  const inverses = since.toReversed().map(({ inverse }) => inverse);
  if (inverses.includes(null)) return null;
  const outcome = replay(
    value,
    inverses.flatMap((inverse) => inverse ?? []),
  );
  return outcome.ok ? outcome.value : null;
}

/** From the server's reply; without the judgements of that time. */
export function treeOf(tree: Tree, studyIds: TreeValue['studyIds']): TreeValue {
  const assignments = tree.assignments.map(({ categoryId, studyId, origin }) => ({
    categoryId,
    studyId,
    origin,
    evidenceId: null,
  }));
  return treeFromRows({ studyIds, categories: tree.categories, assignments });
}
