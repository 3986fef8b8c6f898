import type { Confidence } from '@/lib/api/run-contract';

import type { Database, Transaction } from './client';
import { storableText } from './storable';

/** Why a run put a category into its tree (`studyId` null), or a study into a category. */
export interface EvidenceRow {
  readonly id: string;
  readonly categoryId: string;
  readonly studyId: string | null;
  readonly callKey: string | null;
  readonly reason: string | null;
  readonly quote: string | null;
  readonly confidence: Confidence | null;
  readonly questioned: boolean;
}

function text(value: string | null): string | null {
  return value === null ? null : storableText(value);
}

export async function insertEvidence(
  on: Transaction,
  runId: string,
  rows: readonly EvidenceRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await on.$executeRaw`
    INSERT INTO "Evidence" ("runId", "id", "categoryId", "studyId", "callKey", "reason", "quote",
      "confidence", "confidenceSource", "questioned")
    SELECT ${runId}::uuid, * FROM unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.categoryId)}::text[],
      ${rows.map((row) => row.studyId)}::uuid[], ${rows.map((row) => row.callKey)}::text[],
      ${rows.map((row) => text(row.reason))}::text[], ${rows.map((row) => text(row.quote))}::text[],
      ${rows.map((row) => row.confidence?.value ?? null)}::float8[],
      ${rows.map((row) => row.confidence?.source ?? null)}::text[],
      ${rows.map((row) => row.questioned)}::bool[])`;
}

const columns = {
  id: true,
  runId: true,
  categoryId: true,
  studyId: true,
  callKey: true,
  reason: true,
  quote: true,
  confidence: true,
  confidenceSource: true,
  questioned: true,
} as const;

export interface StoredEvidence extends EvidenceRow {
  readonly runId: string;
}

interface Row extends Omit<StoredEvidence, 'confidence'> {
  readonly confidence: number | null;
  readonly confidenceSource: string | null;
}

function toEvidence({ confidence, confidenceSource, ...row }: Row): StoredEvidence {
  const source = confidenceSource === 'samples' ? 'samples' : 'tf-idf';
  return { ...row, confidence: confidence === null ? null : { value: confidence, source } };
}

/** Of all places that the run gave to studies, by its id. */
export async function listPlaceEvidence(
  on: Database,
  runId: string,
): Promise<readonly StoredEvidence[]> {
  const rows = await on.evidence.findMany({
    where: { runId, studyId: { not: null } },
    select: columns,
  });
  return rows.map(toEvidence);
}

export async function findEvidence(on: Database, id: string): Promise<StoredEvidence | null> {
  const row = await on.evidence.findUnique({ where: { id }, select: columns });
  return row && toEvidence(row);
}

/** Of a category itself, by the id that all copies of its tree share. */
export async function findCategoryEvidence(
  on: Database,
  runId: string,
  categoryId: string,
): Promise<StoredEvidence | null> {
  const row = await on.evidence.findFirst({
    where: { runId, categoryId, studyId: null },
    select: columns,
  });
  return row && toEvidence(row);
}
