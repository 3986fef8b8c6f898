/** One uploaded file in, its records and what was wrong with it out. */

import { AppError } from '@/lib/errors';

import { isZip, namesIn, unpack } from './archive';
import { bibtex } from './bibtex/bibtex';
import { type Decoded, decode, type Encoding } from './encoding';
import { fieldRows } from './field-rows';
import { Findings, type Rejection, type Warning } from './findings';
import type { Format, FormatName, Reading, Recognised } from './format';
import type { TableColumns } from './import-shapes';
import { json } from './json/json';
import { limits } from './limits';
import { readInPieces } from './pieces';
import type { LiteratureRecord } from './record';
import { foreignText, isDocument, refuseBinary, refuseIdentifiers } from './refusal';
import { ris } from './ris';
import { table, tableReading } from './table';
import { type ColumnChoice, findHeader, guessTable, withColumns } from './table-header';
import { cochrane } from './tagged/cochrane';
import { ericNbib, nbib } from './tagged/nbib';
import { ovid } from './tagged/ovid';
import { refer } from './tagged/refer';
import { refWorks } from './tagged/refworks';
import { webOfScience } from './tagged/web-of-science';
import { isOpenDocument } from './workbook/ods';
import { readWorkbook } from './workbook/reading';
import { isOldOffice } from './workbook/xls';
import { isWorkbook } from './workbook/xlsx';
import { ebscoXml } from './xml/ebsco';
import { endnoteXml } from './xml/endnote';
import { pubmedXml } from './xml/pubmed';

/** A further format is one more file and one more entry here. */
const formats: readonly Format[] = [
  ris,
  nbib,
  ericNbib,
  pubmedXml,
  endnoteXml,
  bibtex,
  json,
  ebscoXml,
  webOfScience,
  refer,
  refWorks,
  ovid,
  cochrane,
  fieldRows,
  table,
];

const accepted = `${[...new Set(formats.map(({ label }) => label))].join(', ')} and zip archives of these`;

export interface FileReport {
  readonly name: string;
  /** Which of the uploaded files it is or was packed in, from 0. */
  readonly upload: number;
  /** 'unread': a file in an archive that is no paper set; a warning says what it is. */
  readonly format: FormatName | 'unread';
  readonly encoding: Encoding;
  readonly records: readonly LiteratureRecord[];
  readonly rejected: readonly Rejection[];
  /** At most `limits.warningsPerFile`, and one that counts the others. */
  readonly warnings: readonly Warning[];
  /** null for what is no table. */
  readonly table: TableColumns | null;
}

export interface ReadOptions {
  /** What the columns of a table are, as a person said. */
  readonly columns?: ColumnChoice;
  /** Whether columns may be guessed when no name is known; else such a table is refused. */
  readonly guess?: boolean;
}

/** As `readParts`, of a file that is one table or list of records: of others only the first part is given. */
export function readFile(name: string, bytes: Uint8Array, options: ReadOptions = {}): FileReport {
  const [first] = readParts(name, bytes, () => options);
  if (first === undefined) throw empty(name);
  return first;
}

/**
 * Reads a paper set, by its content whatever its name is: one report, or several for an archive and for a workbook
 * with several tables. `optionsAt` has the options of each part, from 0. Broken records are in `rejected`, all others
 * are kept.
 *
 * Old Excel files need `prepareToRead` first.
 *
 * @throws AppError 'invalid' for a file that is empty or no paper set, 'too-large' above a limit; the message
 *   names the file and says what to do.
 */
export function readParts(
  name: string,
  bytes: Uint8Array,
  optionsAt: (part: number) => ReadOptions = () => ({}),
): readonly FileReport[] {
  checkSize(name, bytes);
  if (isOldOffice(bytes)) return readWorkbook(name, bytes, optionsAt);
  if (!isZip(bytes)) return [readText(name, bytes, optionsAt(0))];
  const names = namesIn(name, bytes);
  if (isSpreadsheet(names)) return readWorkbook(name, bytes, optionsAt);
  return readArchive(name, bytes, names, optionsAt);
}

function isSpreadsheet(names: readonly string[]): boolean {
  return isWorkbook(names) || isOpenDocument(names);
}

function readText(name: string, bytes: Uint8Array, options: ReadOptions): FileReport {
  refuseBinary(name, bytes, accepted);
  const large = readInPieces(name, bytes, earliest);
  if (large !== null) return reportOf(large.findings, large, 'utf-8');
  const decoded = decode(bytes);
  if (decoded.text.trim() === '') throw empty(name);
  refuseIdentifiers(name, decoded.text);
  const reading = recognise(decoded.text, options);
  if (reading === null) throw foreignText(name, decoded.text, accepted);
  const findings = new Findings(name);
  warnAboutText(decoded, findings);
  reading.read(findings);
  return reportOf(findings, reading, decoded.encoding);
}

function reportOf(
  { file: name, records, rejected, warnings }: Findings,
  { format, table }: Pick<Reading, 'format' | 'table'>,
  encoding: Encoding,
): FileReport {
  return { name, upload: 0, format, encoding, records, rejected, warnings, table: table ?? null };
}

/** A folder's entry, and what macOS and Windows add. */
const noPaperSet = /\/$|(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/;

/** A file that is no paper set is named, and spoils none of the others. */
function readArchive(
  name: string,
  bytes: Uint8Array,
  names: readonly string[],
  optionsAt: (part: number) => ReadOptions,
): readonly FileReport[] {
  const inner = names.filter((each) => !noPaperSet.test(each));
  const unpacked = unpack(name, bytes, (each) => inner.includes(each));
  const reports: FileReport[] = [];
  for (const each of new Set(inner)) {
    const from = reports.length;
    const part = readPacked(`${name} › ${each}`, unpacked[each], (at) => optionsAt(from + at));
    reports.push(...part);
  }
  if (reports.some((report) => report.format !== 'unread')) return reports;
  const why = reports[0]?.warnings[0]?.message ?? 'it packs no file';
  throw new AppError('invalid', `"${name}" packs no paper set. ${why}`);
}

function readPacked(
  name: string,
  bytes: Uint8Array = new Uint8Array(),
  optionsAt: (part: number) => ReadOptions,
): readonly FileReport[] {
  try {
    if (isZip(bytes) && !isSpreadsheet(namesIn(name, bytes))) {
      throw new AppError('invalid', `"${name}" is an archive within an archive: unpack it first.`);
    }
    return readParts(name, bytes, optionsAt);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return [unread(name, error.message)];
  }
}

function unread(name: string, message: string): FileReport {
  const nothing = { records: [], rejected: [], table: null };
  const warnings = [{ record: null, line: 1, message }];
  return { name, upload: 0, format: 'unread', encoding: 'utf-8', ...nothing, warnings };
}

function checkSize(name: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw empty(name);
  if (bytes.length <= limits.fileBytes) return;
  const most = limits.fileBytes / 1024 / 1024;
  throw new AppError(
    'too-large',
    `"${name}" is larger than ${most} MB: split it into smaller files.`,
  );
}

function empty(name: string): AppError {
  return new AppError(
    'invalid',
    `"${name}" is empty. Export the papers again and upload that file.`,
  );
}

/** The sign of a format is looked for in the beginning first: looking through all of a large file takes a while. */
const headLength = 300_000;

/** Whole lines. */
function headOf(text: string): string {
  if (text.length <= headLength) return text;
  return text.slice(0, text.lastIndexOf('\n', headLength) + 1);
}

/** The format whose sign comes first, with its reading. */
function earliest(text: string): Recognised | null {
  let best: Recognised | null = null;
  for (const format of formats) {
    const reading = format.recognise(text);
    if (reading !== null && (best === null || reading.line < best.reading.line))
      best = { format, reading };
  }
  return best;
}

function recognise(text: string, { columns, guess = false }: ReadOptions): Reading | null {
  const head = headOf(text);
  const early = head === '' ? null : earliest(head);
  const isWhole = head.length === text.length;
  const found = early && (isWhole ? early.reading : early.format.recognise(text));
  const first = found ?? (isWhole ? null : (earliest(text)?.reading ?? null));
  if (first !== null && (columns === undefined || first.table === undefined)) return first;
  if (columns === undefined && (!guess || isDocument(text))) return null;
  const header = findHeader(text) ?? guessTable(text);
  if (header === null) return first;
  return columns === undefined
    ? tableReading(text, header, true)
    : tableReading(text, withColumns(header, columns), false);
}

function warnAboutText({ text, warnings }: Decoded, findings: Findings): void {
  for (const { line, message } of warnings) findings.warn(line, message);
  if (text.includes('\0')) findings.warn(1, 'there are NUL characters in it, which were left out');
}
