/** What becomes of several uploaded files: the studies to create, and the account of every record. */

import { z } from 'zod';
import { type Duplicate, type ExistingStudy, findDuplicates } from './duplicates';
import type { Warning } from './findings';
import { type FilledPlaceholder, matchPlaceholders, type Placeholders } from './placeholders';
import type { FileReport } from './read';
import type { LiteratureRecord } from './record';

/** records = imported + duplicates + rejected. */
export const importedFileSchema = z.object({
  name: z.string(),
  format: z.string(),
  encoding: z.string(),
  /** All that the file holds, rejected ones included. */
  records: z.int().nonnegative(),
  /** New studies, placeholders filled in included. A study that several files hold counts for the first. */
  imported: z.int().nonnegative(),
  /** How many of the imported filled in a placeholder of the topic; only when it has some. */
  filled: z.int().nonnegative().optional(),
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
  /** The records that fill in a placeholder, with the key of the study. */
  readonly filled: readonly FilledPlaceholder[];
  readonly duplicates: readonly Duplicate[];
  readonly warnings: readonly (Warning & { readonly file: string })[];
}

/**
 * `existing`: the studies the topic has already, withdrawn ones included; `placeholders`: which of them are known by
 * their number alone.
 */
export function planImport(
  files: readonly FileReport[],
  existing: readonly ExistingStudy[] = [],
  placeholders: Placeholders = new Map(),
): PlannedImport {
  const all = files.flatMap((file) => file.records);
  const { filled, repeated, others } = matchPlaceholders(all, placeholders);
  const { unique: studies, duplicates } = findDuplicates(others, existing);
  const merged = new Set(duplicates.map((duplicate) => duplicate.record));
  const fills = new Set(filled.map(({ record }) => record));
  const accounts = files.map((file) => accountOf(withoutRepeated(file, repeated), merged));
  const report = {
    files: accounts.map((account, index) =>
      placeholders.size === 0 ? account : { ...account, filled: countOf(files[index], fills) },
    ),
  };
  const warnings = files.flatMap(({ name, warnings }) =>
    warnings.map((warning) => ({ file: name, ...warning })),
  );
  return { report, studies, filled, duplicates, warnings };
}

function countOf(file: FileReport | undefined, records: ReadonlySet<LiteratureRecord>): number {
  return file?.records.filter((record) => records.has(record)).length ?? 0;
}

/** The file with the repeated records among the rejected. */
function withoutRepeated(
  file: FileReport,
  repeated: ReadonlyMap<LiteratureRecord, string>,
): FileReport {
  if (repeated.size === 0) return file;
  const more = file.records.flatMap((record) => {
    const reason = repeated.get(record);
    const { record: at, line } = record.source;
    return reason === undefined ? [] : [{ record: at, line, reason }];
  });
  const rejected = [...file.rejected, ...more].sort((a, b) => a.record - b.record);
  return { ...file, rejected, records: file.records.filter((record) => !repeated.has(record)) };
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
