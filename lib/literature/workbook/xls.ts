/**
 * Old Excel workbooks (.xls), as Web of Science exports them, read by SheetJS: a file system of its own, with records in
 * fifteen versions. SheetJS is a megabyte, so it is loaded when such a file comes and not before.
 */

import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';

import { AppError } from '@/lib/errors';

import { isZip } from '../archive';
import { startsWith } from '../encoding';
import { limits } from '../limits';
import type { Row } from '../rows';
import { findStream } from './compound-file';
import { type Sheet, SheetCollector } from './sheet-rows';

let sheetJs: typeof import('@e965/xlsx') | null = null;

/** How an archive names such a file in its directory, which is its last part. */
const namedOldExcel = /\.xls(?![a-z])/i;
const directoryLength = 2_000_000;

/** Must have been called with all files before one of them is read: reading itself waits for nothing. */
export async function prepareToRead(files: readonly Uint8Array[]): Promise<void> {
  if (sheetJs === null && files.some(mayHoldOldExcel)) sheetJs = await import('@e965/xlsx');
}

/** Old Word and PowerPoint files begin so as well. */
export function isOldOffice(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
}

function mayHoldOldExcel(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return isOldOffice(bytes);
  return namedOldExcel.test(new TextDecoder('latin1').decode(bytes.subarray(-directoryLength)));
}

/**
 * In the workbook's order. Throws AppError 'invalid' for a file that is none, is damaged or has a password, 'too-large'
 * when its sheets have too many rows.
 */
export function oldSheets(name: string, bytes: Uint8Array): readonly Sheet[] {
  const book = openBook(name, bytes);
  const collector = new SheetCollector(name);
  const sheets = book.SheetNames.map((sheet) =>
    collector.collect(sheet, rowsOf(book.Sheets[sheet])),
  );
  // What is left of a file that was cut off.
  if (sheets.every(({ rows }) => rows.length === 0)) throw damaged(name);
  return sheets;
}

/** SheetJS is given what it needs, and only where that is whole: damaged records can keep it busy for ever. */
function openBook(name: string, bytes: Uint8Array): WorkBook {
  if (sheetJs === null) {
    const todo = 'name it .xls within its archive, or upload it by itself';
    throw new AppError('invalid', `"${name}" seems to be an old Excel file: ${todo}.`);
  }
  if (findStream(bytes, ['EncryptedPackage']) !== null) throw locked(name);
  const stream = findStream(bytes, ['Workbook', 'Book']);
  const records = stream && bareRecords(stream);
  if (records === null) throw damaged(name);
  try {
    return sheetJs.read(packed(sheetJs, records), {
      ...{ type: 'array', dense: true, cellDates: true, UTC: true },
      ...{ cellFormula: false, cellHTML: false, cellText: false },
      sheetRows: limits.rowsPerWorkbook + 1,
    });
  } catch (cause) {
    const isLocked = cause instanceof Error && /password|encrypt/i.test(cause.message);
    throw isLocked ? locked(name, cause) : damaged(name, cause);
  }
}

function packed({ CFB }: typeof import('@e965/xlsx'), stream: Uint8Array): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Workbook', stream);
  return CFB.write(container, { type: 'array' }) as Uint8Array;
}

const longestRecord = 8_224;
const beginnings: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const endOfSheet = 0x000a;
const formula = 0x0006;
/** A drawing: SheetJS passes over it. */
const passedOver = 0x00ec;

/** What cells, their texts and dates need: sheets, shared texts and their continuations, formats, and the cells. */
const needed: ReadonlySet<number> = new Set([
  ...beginnings,
  ...[endOfSheet, 0x002f, 0x0042, 0x0022, 0x0085, 0x00fc, 0x003c, 0x041e, 0x001e, 0x00e0, 0x0200],
  ...[0x00fd, 0x0204, 0x00d6, 0x027e, 0x00bd, 0x0203, 0x0205, 0x0207],
]);

/**
 * The records (kind, length and so many bytes each) up to the end of the last sheet, made into drawings where they are
 * not needed, and formulas without what they compute: only their values are read. null where they do not lead there.
 */
function bareRecords(stream: Uint8Array): Uint8Array | null {
  const bare = stream.slice();
  const view = new DataView(bare.buffer);
  let depth = 0;
  let at = 0;
  while (at + 4 <= bare.length) {
    const kind = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (depth === 0 && !beginnings.has(kind)) break;
    if (length > longestRecord || at + 4 + length > bare.length) return null;
    if (beginnings.has(kind)) depth += 1;
    else if (kind === endOfSheet) depth -= 1;
    else if (kind === formula && length >= 22) view.setUint16(at + 24, 0, true);
    else if (!needed.has(kind)) view.setUint16(at, passedOver, true);
    at += 4 + length;
  }
  return depth === 0 && at > 0 ? bare.subarray(0, at) : null;
}

function locked(name: string, cause?: unknown): AppError {
  const todo = 'save it without one and upload that file';
  return new AppError('invalid', `"${name}" is protected by a password: ${todo}.`, { cause });
}

function damaged(name: string, cause?: unknown): AppError {
  const todo = 'open it and save it as .xlsx or CSV';
  return new AppError('invalid', `"${name}" is no Excel file, or a damaged one: ${todo}.`, {
    cause,
  });
}

/** Empty rows are left out. */
function* rowsOf(sheet: WorkSheet | undefined): Generator<Row> {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet?.['!data'] ?? [];
  for (const [index, row] of data.entries()) {
    const cells = Array.from(row?.slice(0, limits.cellsPerRow + 1) ?? [], textOf);
    if (cells.length > 0)
      yield { line: index + 1, cells, hasStrayQuote: false, unclosedQuote: null };
  }
}

/** Numbers and dates as they are stored: "2019-03-01". */
function textOf(cell: CellObject | undefined): string {
  const value = cell?.t === 'e' ? undefined : cell?.v;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return value === undefined ? '' : String(value);
}
