/** What becomes of several uploaded files: the studies to create, and the account of every record. */

import { type Duplicate, type ExistingStudy, findDuplicates } from './duplicates';
import type { Warning } from './findings';
import type { ImportedFile, ImportReport } from './import-shapes';
import { type FilledPlaceholder, matchPlaceholders, type Placeholders } from './placeholders';
import type { FileReport } from './read';
import type { LiteratureRecord, Source } from './record';

export interface PlannedImport {
  readonly report: ImportReport;
  /** The studies to create, in the order of the files and of the records in them. */
  readonly studies: readonly LiteratureRecord[];
  /** The records that fill in a placeholder, with the key of the study. */
  readonly filled: readonly FilledPlaceholder[];
  readonly duplicates: readonly Duplicate[];
  /** Imported as studies of their own, though they look like duplicates. */
  readonly possible: readonly Duplicate[];
  /** What the files know of studies that the topic has, by key. */
  readonly known: ReadonlyMap<string, LiteratureRecord>;
  readonly warnings: readonly (Warning & { readonly file: string })[];
  /** Which of the files a record's source is in: their names need not differ. */
  readonly fileOf: ReadonlyMap<Source, number>;
}

/** A record of one of the files; both numbers as the report counts them: files from 0, records from 1. */
export interface RecordReference {
  readonly file: number;
  readonly record: number;
}

/** What a person decided on in the preview. */
export interface ImportDecisions {
  /** Studies that are not to be imported, by their first record; its duplicates go with it. */
  readonly excluded: readonly RecordReference[];
  /** Not to be merged. */
  readonly apart: readonly RecordReference[];
  /** Possible duplicates to be merged. */
  readonly together: readonly RecordReference[];
}

const noDecisions: ImportDecisions = { excluded: [], apart: [], together: [] };

/** The topic that the files are for. */
export interface KnownStudies {
  /** Withdrawn ones included. */
  readonly existing: readonly ExistingStudy[];
  /** Which of them are known by their number alone. */
  readonly placeholders: Placeholders;
}

const newTopic: KnownStudies = { existing: [], placeholders: new Map() };

export function planImport(
  files: readonly FileReport[],
  { existing, placeholders }: KnownStudies = newTopic,
  decisions: ImportDecisions = noDecisions,
): PlannedImport {
  const all = files.flatMap((file) => file.records);
  const { filled: matched, repeated, others } = matchPlaceholders(all, placeholders);
  const found = findDuplicates(others, existing, {
    apart: recordsAt(files, decisions.apart),
    together: recordsAt(files, decisions.together),
  });
  const sources = new Set([...recordsAt(files, decisions.excluded)].map(({ source }) => source));
  const isLeftOut = ({ source }: LiteratureRecord) => sources.has(source);
  const leftOut = [...found.unique, ...matched.map(({ record }) => record)].filter(isLeftOut);
  const refused = new Map([
    ...withReason(leftOut, 'was left out in the preview'),
    ...[...repeated].map(([{ source }, reason]) => [source, reason] as const),
  ]);
  const filled = matched.filter(({ record }) => !isLeftOut(record));
  const merged = new Set(found.duplicates.map((duplicate) => duplicate.record));
  const fills = new Set(filled.map(({ record }) => record));
  const accounts = files.map((file) => accountOf(withRefused(file, refused), merged));
  const report = {
    files: accounts.map((account, index) =>
      placeholders.size === 0 ? account : { ...account, filled: countOf(files[index], fills) },
    ),
  };
  const warnings = files.flatMap(({ name, warnings }) =>
    warnings.map((warning) => ({ file: name, ...warning })),
  );
  const { unique, ...rest } = found;
  const studies = unique.filter((record) => !isLeftOut(record));
  const fileOf = new Map(
    files.flatMap(({ records }, index) => records.map(({ source }) => [source, index] as const)),
  );
  return { report, studies, filled, ...rest, warnings, fileOf };
}

/** References to nothing are passed over: the files may have been read anew. */
function recordsAt(
  files: readonly FileReport[],
  references: readonly RecordReference[],
): ReadonlySet<LiteratureRecord> {
  const byNumber = files.map(
    ({ records }) => new Map(records.map((record) => [record.source.record, record])),
  );
  const found = references.map(({ file, record }) => byNumber[file]?.get(record));
  return new Set(found.filter((record) => record !== undefined));
}

function withReason(
  records: readonly LiteratureRecord[],
  reason: string,
): ReadonlyMap<Source, string> {
  return new Map(records.map(({ source }) => [source, reason]));
}

function countOf(file: FileReport | undefined, records: ReadonlySet<LiteratureRecord>): number {
  return file?.records.filter((record) => records.has(record)).length ?? 0;
}

/** The file with the refused records among the rejected. */
function withRefused(file: FileReport, refused: ReadonlyMap<Source, string>): FileReport {
  if (refused.size === 0) return file;
  const more = file.records.flatMap((record) => {
    const reason = refused.get(record.source);
    const { record: at, line } = record.source;
    return reason === undefined ? [] : [{ record: at, line, reason }];
  });
  const rejected = [...file.rejected, ...more].sort((a, b) => a.record - b.record);
  return { ...file, rejected, records: file.records.filter(({ source }) => !refused.has(source)) };
}

/** Records are told apart by identity: two files may have the same name. */
function accountOf(file: FileReport, merged: ReadonlySet<LiteratureRecord>): ImportedFile {
  const { name, upload, format, encoding, rejected, records, table } = file;
  const duplicates = records.filter((record) => merged.has(record)).length;
  const without = (isMissing: (record: LiteratureRecord) => boolean) =>
    records.filter(isMissing).length;
  const missing = {
    title: without(({ title }) => title === ''),
    abstract: without(({ abstract }) => abstract === ''),
    year: without(({ year }) => year === null),
    authors: without(({ authors }) => authors.length === 0),
    identifier: without(({ doi, pmid }) => doi === null && pmid === null),
  };
  return {
    name,
    upload,
    format,
    encoding,
    records: records.length + rejected.length,
    imported: records.length - duplicates,
    duplicates,
    withAbstract: records.length - missing.abstract,
    missing,
    rejected: [...rejected],
    table,
  };
}
