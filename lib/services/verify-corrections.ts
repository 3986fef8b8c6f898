import { isDeepStrictEqual } from 'node:util';

import { database, inSnapshot } from '@/lib/db/client';
import { getTreeRecord, listCorrectionIds } from '@/lib/db/trees';
import { violations } from '@/lib/tree/invariants';

import { loadTree, replayTree } from './load-tree';

export interface Verdict {
  readonly treeId: string;
  readonly version: number;
  /** null: the log replayed over the base tree gives the stored tree, and that one is sound. */
  readonly problem: string | null;
}

function verifyOne(treeId: string): Promise<Verdict> {
  return inSnapshot(async (on) => {
    const record = await getTreeRecord(on, treeId, { archived: true });
    const verdict = (problem: string | null) => ({ treeId, version: record.version, problem });
    const stored = await loadTree(on, record);
    const [violation] = violations(stored);
    if (violation !== undefined) return verdict(violation);
    try {
      const replayed = await replayTree(on, record, record.version);
      return verdict(
        isDeepStrictEqual(replayed, stored)
          ? null
          : 'the log replays to another tree than the stored one',
      );
    } catch (error) {
      return verdict((error as Error).message);
    }
  });
}

/** Replays the log of every correction and compares; one verdict each, oldest first. */
export async function* verifyCorrections(): AsyncGenerator<Verdict> {
  for (const treeId of await listCorrectionIds(database())) yield await verifyOne(treeId);
}
