/** Each sheet of a workbook (Excel, old and new, OpenDocument) that is a table of studies, as a report of its own. */

import { AppError } from '@/lib/errors';

import { namesIn } from '../archive';
import { Findings } from '../findings';
import type { FileReport, ReadOptions } from '../read';
import type { Row } from '../rows';
import { readTable } from '../table';
import { describeTable } from '../table-columns';
import { guessHeader } from '../table-guess';
import {
  checkWidth,
  headerAmong,
  rowsSearched,
  type TableHeader,
  withColumns,
} from '../table-header';
import { isOpenDocument, openDocumentSheets } from './ods';
import type { Sheet } from './sheet-rows';
import { isOldOffice, oldSheets } from './xls';
import { readSheets } from './xlsx';

interface Table {
  readonly sheet: Sheet;
  readonly header: TableHeader;
}

/** Cells of workbooks have no delimiter; the type of a header wants one. */
const noDelimiter = '\t';

/**
 * Sheets without column names that are known are passed over when there are others. Throws AppError 'invalid' when no
 * sheet is a table of studies.
 */
export function readWorkbook(
  name: string,
  bytes: Uint8Array,
  optionsAt: (part: number) => ReadOptions,
): readonly FileReport[] {
  const { format, sheets } = openWorkbook(name, bytes);
  const tables = sheets.flatMap((sheet) => tableIn(sheet, headerAmong));
  if (tables.length > 0)
    return tables.map((table, at) => ({
      ...readSheet(name, table, tables.length > 1, optionsAt(at)),
      format,
    }));
  const { guess = false, columns } = optionsAt(0);
  const [guessed] = guess || columns ? sheets.flatMap((sheet) => tableIn(sheet, guessHeader)) : [];
  if (guessed === undefined) throw headless(name, sheets);
  return [{ ...readSheet(name, guessed, false, optionsAt(0), columns === undefined), format }];
}

function openWorkbook(name: string, bytes: Uint8Array) {
  if (isOldOffice(bytes)) return { format: 'xls', sheets: oldSheets(name, bytes) } as const;
  return isOpenDocument(namesIn(name, bytes))
    ? ({ format: 'ods', sheets: openDocumentSheets(name, bytes) } as const)
    : ({ format: 'xlsx', sheets: readSheets(name, bytes) } as const);
}

function tableIn(
  sheet: Sheet,
  find: (rows: readonly Row[], delimiter: typeof noDelimiter) => TableHeader | null,
): Table[] {
  const header = find(sheet.rows.slice(0, rowsSearched), noDelimiter);
  return header === null ? [] : [{ sheet, header }];
}

function readSheet(
  file: string,
  { sheet, header: found }: Table,
  isOneOfSeveral: boolean,
  { columns }: ReadOptions,
  guessed = false,
): Omit<FileReport, 'format'> {
  const name = isOneOfSeveral ? `${file} › ${sheet.name}` : file;
  checkWidth(name, found.width);
  const header = columns === undefined ? found : withColumns(found, columns);
  const findings = new Findings(name);
  readTable(rowsAsWide(sheet, header), header, findings);
  const { records, rejected, warnings } = findings;
  const table = describeTable(header, rowsAsWide(sheet, header), guessed);
  return { name, upload: 0, encoding: 'utf-8', records, rejected, warnings, table };
}

/** One by one: a wide header would make millions of empty cells. */
function* rowsAsWide({ rows }: Sheet, { line, width }: TableHeader): Generator<Row> {
  for (const row of rows) yield row.line <= line ? row : asWideAs(row, width);
}

/** A sheet has no ragged rows: empty cells at their ends are not written, and remarks beside the table are none of it. */
function asWideAs(row: Row, width: number): Row {
  return { ...row, cells: Array.from({ length: width }, (_, index) => row.cells[index] ?? '') };
}

function headless(name: string, sheets: readonly Sheet[]): AppError {
  const first = sheets[0]?.rows[0]?.cells.slice(0, 12) ?? [];
  const shown = first.map((cell) => `"${cell.trim().slice(0, 30)}"`).join(', ');
  return new AppError(
    'invalid',
    `"${name}" is a workbook, but no sheet has a column for titles or abstracts. Its first row has ${shown || 'nothing'}. ` +
      'Name the columns in one row, one of them "title" or "abstract".',
  );
}
