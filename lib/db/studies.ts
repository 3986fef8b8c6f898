import type { Study } from '@/lib/api/contract';

import type { Database, Transaction } from './client';

export interface NewStudy {
  readonly title: string;
  readonly abstract: string;
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly authors: readonly string[];
  readonly journal: string | null;
  readonly url: string | null;
  readonly keywords: readonly string[];
  readonly source: { readonly file: string; readonly record: number; readonly line: number };
}

/** Numbers them from `firstNumber` on, in order. */
export async function insertStudies(
  on: Transaction,
  topicId: string,
  studies: readonly NewStudy[],
  firstNumber: number,
): Promise<void> {
  await on.study.createMany({
    data: studies.map(({ authors, keywords, source, ...study }, index) => ({
      ...study,
      authors: [...authors],
      keywords: [...keywords],
      source: { ...source },
      topicId,
      number: firstNumber + index,
    })),
  });
}

const studyColumns = {
  id: true,
  number: true,
  title: true,
  abstract: true,
  year: true,
  doi: true,
  pmid: true,
  authors: true,
  journal: true,
  url: true,
} as const;

/** The newest claim of each study of a topic, by study id. */
async function latestClaims(on: Database, topicId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await on.$queryRaw<{ studyId: string; text: string }[]>`
    SELECT DISTINCT ON (c."studyId") c."studyId", c."text"
    FROM "Claim" c JOIN "Run" r ON r."id" = c."runId"
    WHERE r."topicId" = ${topicId}::uuid
    ORDER BY c."studyId", r."createdAt" DESC`;
  return new Map(rows.map((row) => [row.studyId, row.text]));
}

async function claimsOfRun(on: Database, runId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await on.claim.findMany({
    where: { runId },
    select: { studyId: true, text: true },
  });
  return new Map(rows.map((row) => [row.studyId, row.text]));
}

/** All studies of a topic by number, with the claims of `runId` where given, else the newest ones. */
export async function listStudies(
  on: Database,
  topicId: string,
  runId: string | null = null,
): Promise<Study[]> {
  const studies = await on.study.findMany({
    where: { topicId, withdrawnAt: null },
    orderBy: { number: 'asc' },
    select: studyColumns,
  });
  const claims = runId ? await claimsOfRun(on, runId) : await latestClaims(on, topicId);
  return studies.map((study) => ({ ...study, claim: claims.get(study.id) ?? null }));
}

/** What duplicates are found by. */
export function listStudyKeys(on: Database, topicId: string) {
  return on.study.findMany({
    where: { topicId },
    orderBy: { number: 'asc' },
    select: { id: true, title: true, year: true, doi: true, pmid: true },
  });
}

/** Ids of all studies of a topic by number, withdrawn ones included: what an assignment may point at. */
export async function listStudyIds(on: Database, topicId: string): Promise<readonly string[]> {
  const rows = await on.study.findMany({
    where: { topicId },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** What an engine gets: the studies numbered below `count` that are not withdrawn. */
export function listInputStudies(on: Database, topicId: string, count: number) {
  return on.study.findMany({
    where: { topicId, withdrawnAt: null, number: { lt: count } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, title: true, abstract: true },
  });
}
