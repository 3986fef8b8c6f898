/** What becomes of several uploaded files: the studies to create, and the account of every record. */

import { z } from 'zod';
import { type Duplicate, type ExistingStudy, findDuplicates } from './duplicates';
import type { Warning } from './findings';
import type { FileReport } from './read';
import type { LiteratureRecord } from './record';

/** records = imported + duplicates + rejected. */
export const importedFileSchema = z.object({
  name: z.string(),
  format: z.string(),
  encoding: z.string(),
  /** All that the file holds, rejected ones included. */
  records: z.int().nonnegative(),
  /** New studies. A study that several files hold counts for the first of them. */
  imported: z.int().nonnegative(),
  /** Records merged into an earlier one or into a study of the topic. */
  duplicates: z.int().nonnegative(),
  /** Accepted records with an abstract, before duplicates are merged. */
  withAbstract: z.int().nonnegative(),
  rejected: z.array(z.object({ record: z.int(), line: z.int(), reason: z.string() })),
});

export const importReportSchema = z.object({ files: z.array(importedFileSchema) });

export type ImportedFile = z.infer<typeof importedFileSchema>;
export type ImportReport = z.infer<typeof importReportSchema>;

export interface PlannedImport {
  readonly report: ImportReport;
  /** The studies to create, in the order of the files and of the records in them. */
  readonly studies: readonly LiteratureRecord[];
  readonly duplicates: readonly Duplicate[];
  readonly warnings: readonly (Warning & { readonly file: string })[];
}

/** `existing`: the studies the topic has already, withdrawn ones included. */
export function planImport(
  files: readonly FileReport[],
  existing: readonly ExistingStudy[] = [],
): PlannedImport {
  const records = files.flatMap((file) => file.records);
  const { unique: studies, duplicates } = findDuplicates(records, existing);
  const merged = new Set(duplicates.map((duplicate) => duplicate.record));
  const report = { files: files.map((file) => accountOf(file, merged)) };
  const warnings = files.flatMap(({ name, warnings }) =>
    warnings.map((warning) => ({ file: name, ...warning })),
  );
  return { report, studies, duplicates, warnings };
}

/** Records are told apart by identity: two files may have the same name. */
function accountOf(file: FileReport, merged: ReadonlySet<LiteratureRecord>): ImportedFile {
  const { name, format, encoding, rejected } = file;
  const duplicates = file.records.filter((record) => merged.has(record)).length;
  return {
    name,
    format,
    encoding,
    records: file.records.length + rejected.length,
    imported: file.records.length - duplicates,
    duplicates,
    withAbstract: file.records.filter((record) => record.abstract !== '').length,
    rejected: [...rejected],
  };
}
