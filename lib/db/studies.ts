import type { PageStudy } from '@/lib/api/page-data';
import { importedFieldsSchema, type Study } from '@/lib/api/topic-contract';

import type { Database, Transaction } from './client';

export interface NewStudy {
  readonly title: string;
  readonly abstract: string;
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly authors: readonly string[];
  readonly journal: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly pages: string | null;
  readonly url: string | null;
  readonly keywords: readonly string[];
  readonly claim: string | null;
  readonly source: StudySource;
  readonly alsoIn: readonly StudySource[];
}

export interface StudySource {
  readonly file: string;
  readonly record: number;
  readonly line: number;
}

/** Rows of one statement: a paper set of thousands need not be in memory a second time as a whole. */
const insertedAtOnce = 1_000;

/** Studies as JSON, a list of `NewStudy`: as they go over to Postgres, and cheap to hand from thread to thread. */
export interface StudyBatch {
  readonly count: number;
  readonly json: string;
}

/** Numbers them from `firstNumber` on, in order. */
export async function insertStudies(
  on: Transaction,
  topicId: string,
  batches: readonly StudyBatch[],
  firstNumber: number,
): Promise<void> {
  let number = firstNumber;
  for (const { count, json } of batches) {
    await insertBatch(on, topicId, json, number);
    number += count;
  }
}

/** As one JSON parameter: Prisma's own createMany takes several times as long for the same rows. */
async function insertBatch(
  on: Transaction,
  topicId: string,
  json: string,
  firstNumber: number,
): Promise<void> {
  await on.$executeRaw`
    INSERT INTO "Study" ("id", "topicId", "number", "title", "abstract", "year", "doi", "pmid",
      "journal", "volume", "issue", "pages", "url", "claim", "authors", "keywords", "source", "alsoIn")
    SELECT gen_random_uuid(), ${topicId}::uuid, ${firstNumber}::int + position::int - 1,
      value->>'title', value->>'abstract', (value->>'year')::int, value->>'doi', value->>'pmid',
      value->>'journal', value->>'volume', value->>'issue', value->>'pages', value->>'url', value->>'claim',
      ARRAY(SELECT jsonb_array_elements_text(value->'authors')),
      ARRAY(SELECT jsonb_array_elements_text(value->'keywords')), value->'source', value->'alsoIn'
    FROM jsonb_array_elements(${json}::jsonb) WITH ORDINALITY AS row(value, position)`;
}

const pageColumns = {
  id: true,
  number: true,
  title: true,
  year: true,
  doi: true,
  pmid: true,
  authors: true,
  journal: true,
  url: true,
  claim: true,
  placeholder: true,
} as const;

const studyColumns = { ...pageColumns, abstract: true, imported: true } as const;

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

/**
 * All studies of a topic by number, with the claims of `runId` where given and those that came with files for the
 * others; without a run those that came with files, and the newest ones for the others.
 */
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
  const claimed = await withClaims(on, topicId, runId, studies);
  return claimed.map(({ imported, ...study }) => ({
    ...study,
    ...(imported !== null && { imported: importedFieldsSchema.parse(imported) }),
  }));
}

/** The same without the texts, which for a large topic are megabytes. */
export async function listPageStudies(
  on: Database,
  topicId: string,
  runId: string | null,
): Promise<PageStudy[]> {
  const studies = await on.study.findMany({
    where: { topicId, withdrawnAt: null },
    orderBy: { number: 'asc' },
    select: pageColumns,
  });
  return withClaims(on, topicId, runId, studies);
}

async function withClaims<S extends { readonly id: string; readonly claim: string | null }>(
  on: Database,
  topicId: string,
  runId: string | null,
  studies: readonly S[],
): Promise<S[]> {
  const claims = runId ? await claimsOfRun(on, runId) : await latestClaims(on, topicId);
  return studies.map((study) => {
    const found = claims.get(study.id) ?? null;
    return { ...study, claim: runId ? (found ?? study.claim) : (study.claim ?? found) };
  });
}

export interface StoredAbstract {
  readonly id: string;
  readonly number: number;
  readonly abstract: string;
}

/** Those of a topic that are not blank, by number; `limit` at most, from behind the study of that number. */
export function listAbstracts(
  on: Database,
  topicId: string,
  { afterNumber, limit }: { readonly afterNumber: number; readonly limit: number },
): Promise<readonly StoredAbstract[]> {
  return on.study.findMany({
    where: { topicId, withdrawnAt: null, number: { gt: afterNumber }, abstract: { not: '' } },
    orderBy: { number: 'asc' },
    take: limit,
    select: { id: true, number: true, abstract: true },
  });
}

export interface StudyKey {
  readonly id: string;
  readonly number: number;
  readonly placeholder: boolean;
  readonly withdrawn: boolean;
  readonly title: string;
  readonly hasAbstract: boolean;
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly authors: readonly string[];
  readonly journal: string | null;
  readonly volume: string | null;
  readonly pages: string | null;
}

/** What duplicates are found by, of all studies of a topic by number; withdrawn ones are among them. */
export function listStudyKeys(on: Database, topicId: string): Promise<readonly StudyKey[]> {
  return on.$queryRaw<StudyKey[]>`
    SELECT "id", "number", "placeholder", "withdrawnAt" IS NOT NULL AS "withdrawn", "title",
      "abstract" <> '' AS "hasAbstract", "year", "doi", "pmid", "authors", "journal", "volume", "pages"
    FROM "Study" WHERE "topicId" = ${topicId}::uuid ORDER BY "number"`;
}

/** Fills empty fields of studies with what duplicates of them know, and notes where those stood. */
export async function fillEmptyFields(
  on: Transaction,
  filled: readonly FilledStudy[],
): Promise<void> {
  for (let start = 0; start < filled.length; start += insertedAtOnce) {
    const rows = filled
      .slice(start, start + insertedAtOnce)
      .map(({ id, study }) => ({ id, ...study, from: [study.source, ...study.alsoIn] }));
    await on.$executeRaw`
      UPDATE "Study" s SET
        "title" = CASE WHEN s."title" = '' THEN value->>'title' ELSE s."title" END,
        "abstract" = CASE WHEN s."abstract" = '' THEN value->>'abstract' ELSE s."abstract" END,
        "year" = COALESCE(s."year", (value->>'year')::int), "doi" = COALESCE(s."doi", value->>'doi'),
        "pmid" = COALESCE(s."pmid", value->>'pmid'), "journal" = COALESCE(s."journal", value->>'journal'),
        "volume" = COALESCE(s."volume", value->>'volume'), "issue" = COALESCE(s."issue", value->>'issue'),
        "pages" = COALESCE(s."pages", value->>'pages'), "url" = COALESCE(s."url", value->>'url'),
        "authors" = CASE WHEN s."authors" = '{}' THEN ARRAY(SELECT jsonb_array_elements_text(value->'authors'))
          ELSE s."authors" END,
        "keywords" = CASE WHEN s."keywords" = '{}' THEN ARRAY(SELECT jsonb_array_elements_text(value->'keywords'))
          ELSE s."keywords" END,
        "alsoIn" = s."alsoIn" || (SELECT COALESCE(jsonb_agg(place), '[]'::jsonb)
          FROM jsonb_array_elements(value->'from') AS place
          WHERE place <> s."source" AND NOT s."alsoIn" @> jsonb_build_array(place))
      FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) AS row(value)
      WHERE s."id" = (value->>'id')::uuid AND NOT s."placeholder"`;
  }
}

/** A record that fills in a placeholder: `id` is the study's. */
export interface FilledStudy {
  readonly id: string;
  readonly study: NewStudy;
}

/** Their ids, numbers and assignments stay. */
export async function fillPlaceholders(
  on: Transaction,
  filled: readonly FilledStudy[],
): Promise<void> {
  for (let start = 0; start < filled.length; start += insertedAtOnce) {
    const rows = filled
      .slice(start, start + insertedAtOnce)
      .map(({ id, study }) => ({ id, ...study }));
    await on.$executeRaw`
      UPDATE "Study" s SET "title" = value->>'title', "abstract" = value->>'abstract',
        "year" = (value->>'year')::int, "doi" = value->>'doi', "pmid" = value->>'pmid',
        "journal" = value->>'journal', "volume" = value->>'volume', "issue" = value->>'issue',
        "pages" = value->>'pages', "url" = value->>'url', "claim" = value->>'claim',
        "authors" = ARRAY(SELECT jsonb_array_elements_text(value->'authors')),
        "keywords" = ARRAY(SELECT jsonb_array_elements_text(value->'keywords')),
        "source" = value->'source', "alsoIn" = value->'alsoIn', "placeholder" = false
      FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) AS row(value)
      WHERE s."id" = (value->>'id')::uuid AND s."placeholder"`;
  }
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

/** Ids of the studies that are not withdrawn. */
export async function listPresentStudyIds(
  on: Database,
  topicId: string,
): Promise<ReadonlySet<string>> {
  const where = { topicId, withdrawnAt: null };
  const rows = await on.study.findMany({ where, select: { id: true } });
  return new Set(rows.map((row) => row.id));
}

/** Titles by study id, '' for a study without one, withdrawn ones included. */
export async function listStudyTitles(
  on: Database,
  topicId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await on.study.findMany({ where: { topicId }, select: { id: true, title: true } });
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** Keywords by study id, of those that have any. */
export async function listStudyKeywords(
  on: Database,
  topicId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await on.study.findMany({
    where: { topicId, NOT: { keywords: { isEmpty: true } } },
    select: { id: true, keywords: true },
  });
  return new Map(rows.map(({ id, keywords }) => [id, keywords]));
}

/** What a list names a study by, by its number; withdrawn ones included. */
export async function listStudyHeadings(on: Database, topicId: string) {
  const rows = await on.study.findMany({
    where: { topicId },
    select: { id: true, number: true, title: true },
  });
  return new Map(
    rows.map(({ id, number, title }) => [number, { studyId: id, number, title }] as const),
  );
}

/** Which studies a run is over, whatever is added or withdrawn since: those numbered below `studyCount`. */
export interface StudyScope {
  readonly studyCount: number;
  /** Numbers of those that were withdrawn when it was started. */
  readonly leftOut: readonly number[];
}

/** What an engine gets. */
export function listInputStudies(on: Database, topicId: string, scope: StudyScope) {
  return on.study.findMany({
    where: { topicId, number: { lt: scope.studyCount, notIn: [...scope.leftOut] } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, title: true, abstract: true },
  });
}

/** Withdrawn ones count as well. */
export async function hasStudy(on: Database, topicId: string, id: string): Promise<boolean> {
  return (await on.study.findFirst({ where: { id, topicId }, select: { id: true } })) !== null;
}
