/** OpenDocument spreadsheets (.ods), as LibreOffice writes them: their sheets' rows. */

import { unpack } from '../archive';
import { limits } from '../limits';
import type { Row } from '../rows';
import { decodeEntities } from '../xml/entities';
import { all, attribute, type Element, isElement, parseMarkup } from '../xml/parse';
import { readable } from '../xml/readable';
import { type Sheet, SheetCollector } from './sheet-rows';

export function isOpenDocument(names: readonly string[]): boolean {
  return names.includes('content.xml') && names.includes('META-INF/manifest.xml');
}

/**
 * In the document's order; a text document has none. Throws AppError 'invalid' when it cannot be unpacked, 'too-large'
 * when it has too many rows.
 */
export function openDocumentSheets(name: string, bytes: Uint8Array): readonly Sheet[] {
  const content = unpack(name, bytes, (part) => part === 'content.xml')['content.xml'];
  const xml = new TextDecoder().decode(content);
  const collector = new SheetCollector(name);
  return slicesAt(xml, /<table:table(?=[\s>])/g).map((sheet) => {
    const title = /\stable:name="([^"<]{0,300})"/.exec(sheet.slice(0, 2_000))?.[1] ?? '';
    return collector.collect(decodeEntities(title), rowsOf(sheet));
  });
}

/** From each match to the next. */
function slicesAt(xml: string, start: RegExp): readonly string[] {
  const starts = [...xml.matchAll(start)].map(({ index }) => index);
  return starts.map((from, at) => xml.slice(from, starts[at + 1] ?? xml.length));
}

function* rowsOf(sheet: string): Generator<Row> {
  let line = 1;
  for (const slice of slicesAt(sheet, /<table:table-row(?=[\s>/])/g)) {
    const [row] = parseMarkup(withSpaces(slice)).root.children;
    if (row === undefined || !isElement(row)) continue;
    const cells = cellsOf(row);
    const times = repeated(row, 'rows');
    // Below a table, a million empty rows are one.
    const copies = cells.length === 0 ? 0 : times;
    for (let copy = 0; copy < copies; copy += 1)
      yield { line: line + copy, cells, hasStrayQuote: false, unclosedQuote: null };
    line += times;
  }
}

/** What stands for a space, a tab or a line break within a cell is one. */
function withSpaces(slice: string): string {
  return slice.replace(/<text:(?:s|tab|line-break)(?:\s[^<>]{0,200})?\/>/g, ' ');
}

/** Without the empty ones at its end. */
function cellsOf(row: Element): readonly string[] {
  const cells: string[] = [];
  let empty = 0;
  for (const cell of row.children) {
    if (!isElement(cell) || !/^(?:covered-)?table-cell$/.test(cell.name)) continue;
    const text = textOf(cell);
    const times = Math.min(repeated(cell, 'columns'), limits.cellsPerRow + 1);
    if (text === '') empty += times;
    else {
      if (cells.length + empty + times > limits.cellsPerRow) break;
      cells.push(...Array<string>(empty).fill(''), ...Array<string>(times).fill(text));
      empty = 0;
    }
  }
  return cells;
}

function repeated(element: Element, what: 'rows' | 'columns'): number {
  const times = Number(attribute(element, `table:number-${what}-repeated`));
  return Number.isInteger(times) && times > 0 ? times : 1;
}

/** As it is shown; numbers and dates as they are stored. */
function textOf(cell: Element): string {
  const type = attribute(cell, 'office:value-type');
  if (type === 'date') return attribute(cell, 'office:date-value');
  if (type === 'float') return attribute(cell, 'office:value');
  return all(cell, 'p').map(readable).join('\n').trim();
}
