/** Final trees, the corrections that they settle, and the decisions. */

import { type LogEntry, rolledBackTo } from '@/lib/tree/history';
import { type Operation, operationSchema } from '@/lib/tree/operation';

import type { Database, Transaction } from './client';

/** The final tree of a tree; null when there is none. */
export async function findFinalTreeId(on: Database, baseTreeId: string): Promise<string | null> {
  const row = await on.adjudication.findUnique({ where: { baseTreeId }, select: { treeId: true } });
  return row?.treeId ?? null;
}

export async function insertAdjudication(
  on: Transaction,
  treeId: string,
  baseTreeId: string,
): Promise<void> {
  await on.adjudication.create({ data: { treeId, baseTreeId }, select: { treeId: true } });
}

/** Makes these the corrections that are settled, in this order. */
export async function replaceAdjudicated(
  on: Transaction,
  treeId: string,
  correctionIds: readonly string[],
): Promise<void> {
  await on.adjudicatedCorrection.deleteMany({ where: { treeId } });
  const data = correctionIds.map((correctionId, position) => ({ treeId, correctionId, position }));
  await on.adjudicatedCorrection.createMany({ data });
}

export interface CorrectionRow {
  readonly id: string;
  readonly topicId: string;
  readonly version: number;
  readonly annotator: string;
  readonly completedAt: Date | null;
}

const correctionColumns = {
  id: true,
  topicId: true,
  version: true,
  completedAt: true,
  annotator: { select: { name: true } },
} as const;

const toRow = <T extends { readonly annotator: { readonly name: string } | null }>({
  annotator,
  ...row
}: T) => ({ ...row, annotator: annotator?.name ?? '' });

/** All corrections of a tree, those that are complete first, then the oldest; 200 at most. */
export async function listCorrectionsOf(
  on: Database,
  baseTreeId: string,
): Promise<readonly CorrectionRow[]> {
  const rows = await on.tree.findMany({
    where: { copiedFromId: baseTreeId, kind: 'CORRECTION' },
    orderBy: [{ completedAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: correctionColumns,
  });
  return rows.map(toRow);
}

/** Those that a final tree settles, in their order. */
export async function listAdjudicated(
  on: Database,
  treeId: string,
): Promise<readonly CorrectionRow[]> {
  const rows = await on.adjudicatedCorrection.findMany({
    where: { treeId },
    orderBy: { position: 'asc' },
    select: { correction: { select: correctionColumns } },
  });
  return rows.map(({ correction }) => toRow(correction));
}

export interface NewDecision {
  readonly itemKey: string;
  readonly way: 'side' | 'all' | 'anew';
  readonly correctionId: string | null;
  readonly gestureId: string;
  /** JSON. */
  readonly said: object;
  readonly actorId: string;
}

export interface DecisionRow extends Omit<NewDecision, 'said'> {
  /** As it was stored; null for a decision that has a fingerprint of what was said instead. */
  readonly said: unknown;
  readonly fingerprint: string | null;
  readonly actor: string;
  readonly at: Date;
}

/** Oldest first. */
export async function listDecisions(on: Database, treeId: string): Promise<readonly DecisionRow[]> {
  const rows = await on.adjudicationDecision.findMany({
    where: { treeId },
    orderBy: { id: 'asc' },
    select: {
      itemKey: true,
      way: true,
      correctionId: true,
      gestureId: true,
      said: true,
      fingerprint: true,
      actorId: true,
      actor: { select: { name: true } },
      at: true,
    },
  });
  return rows.map(({ actor, ...row }) => ({ ...row, actor: actor.name }));
}

export async function insertDecisions(
  on: Transaction,
  treeId: string,
  decisions: readonly NewDecision[],
): Promise<void> {
  const data = decisions.map((decision) => ({ ...decision, treeId }));
  if (data.length > 0) await on.adjudicationDecision.createMany({ data });
}

/** Forgets what was decided by one act that made no gesture. */
export async function deleteDecisions(
  on: Database,
  treeId: string,
  gestureId: string,
): Promise<void> {
  await on.adjudicationDecision.deleteMany({ where: { treeId, gestureId } });
}

export interface FinalGesture extends LogEntry {
  readonly version: number;
  /** The version that it rolled the tree back to; null for any other gesture. */
  readonly rolledBackTo: number | null;
}

/** A tree's merges in the order of its log. */
export async function listMerges(
  on: Database,
  treeId: string,
): Promise<{ readonly gestureId: string; readonly operation: Operation }[]> {
  const rows = await on.feedbackRecord.findMany({
    where: { treeId, type: 'merge-categories' },
    orderBy: { seq: 'asc' },
    select: { gestureId: true, operation: true },
  });
  return rows.map((row) => ({ ...row, operation: operationSchema.parse(row.operation) }));
}

/** The gestures of a tree's log in order, without their operations. */
export async function listFinalGestures(on: Database, treeId: string): Promise<FinalGesture[]> {
  const rows = await on.$queryRaw<(LogEntry & { version: number; reason: string | null })[]>`
    SELECT DISTINCT ON ("version") "gestureId", "undoes", "redoes", "actorId", "version", "reason"
    FROM "FeedbackRecord" WHERE "treeId" = ${treeId}::uuid ORDER BY "version", "seq"`;
  return rows.map(({ reason, ...row }) => ({ ...row, rolledBackTo: rolledBackTo(reason) }));
}
