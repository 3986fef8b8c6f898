import type { TreeValue } from '@/lib/tree/value';

/**
 * Corrections as this process last saw them, so that one save after another need not load the whole tree.
 * A tree's version and its topic's revision of the study set say together what its value is: an entry counts
 * only when both are those of the locked row, so other processes may save the same tree in between. Entries
 * are made after the commit: a version that was rolled back must not be found here.
 */
export interface KnownCorrection {
  readonly version: number;
  readonly studyRevision: number;
  readonly value: TreeValue;
  /** By study id. */
  readonly titles: ReadonlyMap<string, string>;
}

const corrections = new Map<string, KnownCorrection>();
/** Annotators work on a tree at a time; a tree of 500 categories takes a few hundred kilobytes. */
const mostKept = 32;

export function findKnown(
  treeId: string,
  version: number,
  studyRevision: number,
): KnownCorrection | null {
  const known = corrections.get(treeId);
  if (known?.version !== version || known.studyRevision !== studyRevision) return null;
  return known;
}

export function remember(treeId: string, known: KnownCorrection): void {
  corrections.delete(treeId);
  corrections.set(treeId, known);
  const [oldest] = corrections.keys();
  if (corrections.size > mostKept && oldest !== undefined) corrections.delete(oldest);
}
