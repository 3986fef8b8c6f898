import type { ImportReport } from '@/lib/api/contract';
import type { ExistingStudy } from '@/lib/literature/duplicates';
import { type PlannedImport, planImport } from '@/lib/literature/import-report';
import type { Placeholders } from '@/lib/literature/placeholders';
import { type FileReport, readFile } from '@/lib/literature/read';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface PlannedFiles extends Omit<PlannedImport, 'report'> {
  readonly report: ImportReport;
}

/** Throws AppError 'invalid' or 'too-large' for a file that cannot be read. */
export function parseFiles(files: readonly UploadedFile[]): readonly FileReport[] {
  return files.map((file) => readFile(file.name, file.bytes));
}

/** What becomes of the files' records in a topic that has these studies already; see `planImport`. */
export function planFiles(
  read: readonly FileReport[],
  { existing, placeholders }: KnownStudies = { existing: [], placeholders: new Map() },
): PlannedFiles {
  const plan = planImport(read, existing, placeholders);
  const withWarnings = plan.report.files.map((file, index) => ({
    ...file,
    warnings: [...(read[index]?.warnings ?? [])],
  }));
  return { ...plan, report: { files: withWarnings } };
}

/** What records are held against: the studies a topic has. */
export interface KnownStudies {
  readonly existing: readonly ExistingStudy[];
  readonly placeholders: Placeholders;
}

export function knownStudies(
  keys: readonly (Omit<ExistingStudy, 'key'> & {
    readonly id: string;
    readonly number: number;
    readonly placeholder: boolean;
  })[],
): KnownStudies {
  const empty = keys.filter((study) => study.placeholder);
  return {
    existing: keys.map(({ id, title, year, doi, pmid }) => ({ key: id, title, year, doi, pmid })),
    placeholders: new Map(empty.map(({ id, number }) => [number, id])),
  };
}
