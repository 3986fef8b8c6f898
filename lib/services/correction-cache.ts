import type { LockedTree } from '@/lib/db/trees';
import type { TreeValue } from '@/lib/tree/value';

import { Recent } from './recent';

/**
 * Corrections as this process last saw them, so that one save after another need not load the whole tree.
 * A tree's version and its topic's revision of the study set say together what its value is: an entry counts
 * only while both are those of the row, which is locked, or whose statement asks for them; so other processes may save
 * the same tree in between. Entries are made after the commit: a version that was rolled back must not be found here.
 */
export interface KnownCorrection {
  /** Its version and its topic's revision are those of the value; all else may have changed since. */
  readonly record: LockedTree;
  readonly value: TreeValue;
  /** By study id. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Annotators work on a tree at a time; a tree of 500 categories takes a few hundred kilobytes. */
const corrections = new Recent<KnownCorrection>(32);

/** Says what the value of a tree is. */
export type Seen = Pick<LockedTree, 'id' | 'version' | 'topicRevision'>;

/** Of whatever version and revision: whether they still are those of the tree is for the caller to see. */
export function lastSeen(treeId: string): KnownCorrection | null {
  return corrections.find(treeId);
}

export function findKnown({ id, version, topicRevision }: Seen): KnownCorrection | null {
  const known = lastSeen(id);
  const isOf = known?.record.version === version && known.record.topicRevision === topicRevision;
  return isOf ? known : null;
}

export function remember(known: KnownCorrection): void {
  corrections.keep(known.record.id, known);
}
