/** Reading files and working out what becomes of their records: pure, so that it can be done in another thread. */

import type { ImportChoices, ImportPreview } from '@/lib/api/import-contract';
import type { StudyBatch } from '@/lib/db/studies';
import { AppError } from '@/lib/errors';
import type { Duplicate, ExistingStudy } from '@/lib/literature/duplicates';
import { type KnownStudies, type PlannedImport, planImport } from '@/lib/literature/import-report';
import type { ImportedFile } from '@/lib/literature/import-shapes';
import { limits } from '@/lib/literature/limits';
import type { FilledPlaceholder } from '@/lib/literature/placeholders';
import { type FileReport, readParts } from '@/lib/literature/read';
import type { LiteratureRecord } from '@/lib/literature/record';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportJob {
  readonly files: readonly UploadedFile[];
  readonly known: KnownStudies;
  readonly choices: ImportChoices;
  /** Only looked at: columns of a table may be guessed, and no studies are given. */
  readonly guess: boolean;
}

type Shown = Pick<ImportPreview, 'report' | 'sample' | 'merged' | 'possible'>;

/** What is shown of an import, and what is written. */
export interface PlannedFiles extends Shown {
  /** How many studies are new. */
  readonly count: number;
  /** The new studies; none when they are only looked at. */
  readonly batches: readonly StudyBatch[];
  readonly filled: readonly FilledPlaceholder[];
  /** What the files know of studies that the topic has, by key. */
  readonly known: ReadonlyMap<string, LiteratureRecord>;
}

/** Studies of a preview: more are imported, but cannot be left out one by one. */
const studiesShown = 20_000;
const abstractsShown = 200;
const duplicatesShown = 500;
const abstractShown = 400;
const titleShown = 500;
/** Rows of one statement. */
const batchSize = 200;

/**
 * `letGo` is called with each file when it has been read: its bytes are not looked at again. Throws AppError 'invalid'
 * or 'too-large' for a file that cannot be read.
 */
export function planFiles(
  { files, known, choices, guess }: ImportJob,
  letGo: (file: UploadedFile) => void = () => {},
): PlannedFiles {
  const read = readAll(files, choices, guess, letGo);
  const plan = planImport(read, known, choices);
  const existing = new Map(known.existing.map((study) => [study.key, study]));
  const shown = (duplicates: readonly Duplicate[]) =>
    duplicates.slice(0, duplicatesShown).map((each) => shownDuplicate(each, plan, existing));
  return {
    report: { files: plan.report.files.map((file, index) => withWarnings(file, read[index])) },
    sample: guess ? sampleOf(plan) : [],
    merged: shown(plan.duplicates),
    possible: shown(plan.possible),
    count: plan.studies.length,
    batches: guess ? [] : batchesOf(plan.studies),
    filled: plan.filled,
    known: plan.known,
  };
}

function withWarnings(
  file: ImportedFile,
  read: FileReport | undefined,
): Shown['report']['files'][number] {
  return { ...file, warnings: [...(read?.warnings ?? [])] };
}

function batchesOf(studies: readonly LiteratureRecord[]): StudyBatch[] {
  const batches: StudyBatch[] = [];
  for (let start = 0; start < studies.length; start += batchSize) {
    const rows = studies.slice(start, start + batchSize);
    batches.push({ count: rows.length, json: JSON.stringify(rows) });
  }
  return batches;
}

function sampleOf({ filled, studies, fileOf }: PlannedImport): Shown['sample'] {
  const all = [...filled.map(({ record }) => record), ...studies];
  return all.slice(0, studiesShown).map(({ title, abstract, year, doi, pmid, source }, index) => ({
    file: fileOf.get(source) ?? 0,
    record: source.record,
    title: title.slice(0, titleShown).toWellFormed(),
    abstract: index < abstractsShown ? abstract.slice(0, abstractShown).toWellFormed() : '',
    hasAbstract: abstract !== '',
    year,
    doi,
    pmid,
  }));
}

function shownDuplicate(
  { record, of, by, differs }: Duplicate,
  { fileOf }: PlannedImport,
  existing: ReadonlyMap<string, ExistingStudy>,
): Shown['merged'][number] {
  const { title, source } = record;
  const study = of.kind === 'record' ? of.record : existing.get(of.key);
  const intoDetails = of.kind === 'record' ? detailsOf(of.record) : whereIs(existing.get(of.key));
  return {
    file: source.file,
    fileIndex: fileOf.get(source) ?? 0,
    record: source.record,
    line: source.line,
    title,
    details: detailsOf(record),
    by,
    differs: [...differs],
    into: study?.title ?? '',
    intoDetails,
  };
}

function whereIs(study: ExistingStudy | undefined): string {
  return study?.withdrawn ? 'withdrawn from this topic; it stays so' : '';
}

/** What tells papers of one title apart. */
function detailsOf({ authors, journal, year, volume, pages }: LiteratureRecord): string {
  const place = [volume, pages].filter(Boolean).join(': ');
  const details = [authors[0], year, journal, place].filter(Boolean).join(' · ');
  return details.slice(0, 300).toWellFormed();
}

function readAll(
  files: readonly UploadedFile[],
  choices: ImportChoices,
  guess: boolean,
  letGo: (file: UploadedFile) => void,
): readonly FileReport[] {
  const columns = new Map(choices.columns.map(({ file, fields }) => [file, fields]));
  const reports: FileReport[] = [];
  files.forEach((file, upload) => {
    const { name, bytes } = file;
    const from = reports.length;
    const optionsAt = (part: number) => ({ guess, columns: columns.get(from + part) });
    reports.push(...readParts(name, bytes, optionsAt).map((report) => ({ ...report, upload })));
    letGo(file);
    checkCount(reports);
  });
  return reports;
}

function checkCount(reports: readonly FileReport[]): void {
  const records = reports.reduce((sum, report) => sum + report.records.length, 0);
  if (records <= limits.recordsPerImport) return;
  const most = limits.recordsPerImport.toLocaleString('en');
  throw new AppError(
    'too-large',
    `These files hold more than ${most} records: upload fewer at once.`,
  );
}
