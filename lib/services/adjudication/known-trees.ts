/**
 * The trees of adjudications as this process last read them, so that one decision after another need not read five
 * corrections with their logs. What a tree is follows from its version, its topic's revision of the study set and,
 * since revoked edits are left out, from how many of its gestures are revoked: an entry counts only while all three are
 * those of the rows. These are read before the tree: what is saved in between makes an entry that nobody asks for.
 */

import type { Side } from '@/lib/adjudication/side';
import { readCorrection } from '@/lib/datasets/correction';
import type { CorrectionRow } from '@/lib/db/adjudications';
import type { Database } from '@/lib/db/client';
import { listLogRecords } from '@/lib/db/dataset-sources';
import { listRevokedGestures } from '@/lib/db/revocations';
import type { TreeValue } from '@/lib/tree/value';

import { findKnown, type Seen } from '../correction-cache';
import { loadTree } from '../load-tree';
import { Recent } from '../recent';
import { mergesOf } from './merges';

interface Known<T> {
  readonly state: string;
  readonly value: T;
}

/** Some three adjudications of five corrections; one of 500 categories and 2,000 studies takes about a megabyte. */
const sides = new Recent<Known<Side>>(16);
const bases = new Recent<Known<TreeValue>>(8);

async function known<T>(
  recent: Recent<Known<T>>,
  id: string,
  state: readonly unknown[],
  load: () => Promise<T>,
): Promise<T> {
  const wanted = state.join(' ');
  const found = recent.find(id);
  const value = found?.state === wanted ? found.value : await load();
  recent.keep(id, { state: wanted, value });
  return value;
}

type Stored = Seen & { readonly topicId: string };

/** A tree that is corrected. */
export function loadBase(on: Database, tree: Stored): Promise<TreeValue> {
  return known(bases, tree.id, [tree.version, tree.topicRevision], () => loadTree(on, tree));
}

/** A final tree: as it was saved last, where this process did. */
export async function loadFinal(on: Database, tree: Stored): Promise<TreeValue> {
  return findKnown(tree)?.value ?? loadTree(on, tree);
}

/** A correction, without what was undone or revoked. `base`: as `loadBase` has it. */
export async function loadSide(
  on: Database,
  row: CorrectionRow,
  { base, topicRevision }: { readonly base: TreeValue; readonly topicRevision: number },
): Promise<Side> {
  const { id, version, completedAt } = row;
  const revoked = await listRevokedGestures(on, id);
  return known(sides, id, [version, topicRevision, revoked.size], async () => {
    const stored = { base, value: await loadTree(on, row), log: await listLogRecords(on, id) };
    const isComplete = completedAt !== null;
    const { value, records } = readCorrection({ ...stored, revoked, isComplete });
    return { id, value, merged: mergesOf(records) };
  });
}
