import { isDeepStrictEqual } from 'node:util';

import { z } from 'zod';

import { database, inSnapshot, type Transaction } from '@/lib/db/client';
import { isConnectionLoss } from '@/lib/db/connection-loss';
import { getLogEnd } from '@/lib/db/feedback';
import { getTreeRecord, listCorrectionIds, type TreeRecord } from '@/lib/db/trees';
import { violations } from '@/lib/tree/invariants';
import { changedRows } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';
import { called } from '@/lib/tree/words';

import { loadTree, replayTree } from './load-tree';

/** Differences named; the others are counted. */
const shown = 5;

export interface Verdict {
  readonly treeId: string;
  readonly version: number;
  /** null: the log replayed over the base tree gives the stored tree, and that one is sound. */
  readonly problem: string | null;
}

/** What has to be written to or deleted from the rows of `replayed` to make them those of `stored`. */
function differences(replayed: TreeValue, stored: TreeValue): readonly string[] {
  const { categories, assignments, judgements } = changedRows(replayed, stored);
  const pair = ({ studyId, categoryId }: { studyId: string; categoryId: string }) =>
    `study ${stored.studyIds.indexOf(studyId)} in ${called(replayed, categoryId)}`;
  return [
    ...categories.deletes.map((id) => `category ${called(replayed, id)}, which is missing`),
    ...categories.upserts.map(({ id, name }) => `category '${name}' (${id})`),
    ...assignments.upserts.map(pair),
    ...assignments.deletes.map((row) => `${pair(row)}, which is missing`),
    ...judgements.upserts.map(({ kind, key }) => `a judgement (${kind} ${key})`),
    ...judgements.deletes.map(({ kind, key }) => `a judgement (${kind} ${key}), which is missing`),
  ];
}

function comparison(replayed: TreeValue, stored: TreeValue): string | null {
  if (isDeepStrictEqual(replayed, stored)) return null;
  const found = differences(replayed, stored);
  const others = found.length > shown ? ` and ${found.length - shown} more` : '';
  return `the stored tree is not what the log gives: ${found.slice(0, shown).join(', ')}${others}`;
}

async function compareWithLog(on: Transaction, tree: TreeRecord): Promise<string | null> {
  const log = await getLogEnd(on, tree.id);
  if (log.version !== tree.version)
    return `the tree is at version ${tree.version}, but the log ends at ${log.version}`;
  if (log.records !== log.seq)
    return `the log has ${log.records} records, but the last one is number ${log.seq}`;
  const stored = await loadTree(on, tree);
  const [violation] = violations(stored);
  if (violation !== undefined) return violation;
  return comparison(await replayTree(on, tree, tree.version), stored);
}

/** What a broken row or record made the comparison throw is what is wrong with the correction. */
function thrownProblem(error: unknown): string {
  if (isConnectionLoss(error)) throw error;
  if (!(error instanceof z.core.$ZodError)) return (error as Error).message;
  return `a row or record cannot be read: ${z.prettifyError(error).replace(/\s+/g, ' ')}`;
}

/** What is wrong with a correction, in words; null when its log gives the stored tree, and that one is sound. */
export function findProblem(on: Transaction, tree: TreeRecord): Promise<string | null> {
  return compareWithLog(on, tree).catch(thrownProblem);
}

function verifyOne(treeId: string): Promise<Verdict> {
  return inSnapshot(async (on) => {
    const tree = await getTreeRecord(on, treeId, { archived: true });
    return { treeId, version: tree.version, problem: await findProblem(on, tree) };
  });
}

/** Replays the log of every correction and compares; one verdict each, oldest first. */
export async function* verifyCorrections(): AsyncGenerator<Verdict> {
  for (const treeId of await listCorrectionIds(database())) yield await verifyOne(treeId);
}
