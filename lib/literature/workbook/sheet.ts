/** The rows of a worksheet of Excel (OOXML), in linear time. */

import { limits } from '../limits';
import type { Row } from '../rows';
import { all, attribute, type Element, isElement, parseMarkup } from '../xml/parse';
import { readable } from '../xml/readable';

export interface CellContext {
  readonly sharedStrings: readonly string[];
  /** Whether cells of a style show dates, by the style's index. */
  readonly isDate: readonly boolean[];
}

/** Days from the epoch of Excel, with the leap day of 1900 that never was, to that of Unix. */
const epoch = 25_569;
const dayLength = 86_400_000;

/** `line` is the row's number in the sheet. Empty rows are left out by Excel itself. */
export function* sheetRows(xml: string, context: CellContext): Generator<Row> {
  const start = /<(?:\w{1,20}:)?row(?=[\s>/])/g;
  let line = 0;
  for (let match = start.exec(xml); match !== null; ) {
    const next = start.exec(xml);
    const slice = xml.slice(match.index, next?.index ?? endOfData(xml, match.index));
    match = next;
    const [row] = parseMarkup(slice).root.children;
    if (row === undefined || !isElement(row)) continue;
    line = Number(attribute(row, 'r')) || line + 1;
    yield { line, cells: cellsOf(row, context), hasStrayQuote: false, unclosedQuote: null };
  }
}

function endOfData(xml: string, from: number): number {
  const end = xml.indexOf('</sheetData', from);
  return end === -1 ? xml.length : end;
}

function cellsOf(row: Element, context: CellContext): string[] {
  const cells: string[] = [];
  for (const cell of all(row, 'c')) {
    const column = columnOf(attribute(cell, 'r')) ?? cells.length;
    if (column > limits.cellsPerRow) break;
    while (cells.length < column) cells.push('');
    cells[column] = textOf(cell, context);
  }
  return cells;
}

/** 0 for "A7", 27 for "AB7"; null when the cell does not say. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,4}/.exec(reference)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf(cell: Element, { sharedStrings, isDate }: CellContext): string {
  const type = attribute(cell, 't');
  if (type === 'inlineStr') return richText(all(cell, 'is')[0] ?? cell);
  const value = all(cell, 'v').map(readable).join('');
  if (type === 's') return sharedStrings[Number(value)] ?? '';
  if (type === 'e') return '';
  if (type === 'str' || type === 'd') return unescaped(value);
  return isDate[Number(attribute(cell, 's'))] ? dateOf(value) : value;
}

/** The text of all runs, without the phonetic hints of Japanese. */
export function richText(element: Element): string {
  const texts = [...all(element, 't'), ...all(element, 'r', 't')];
  return unescaped(texts.map(readable).join(''));
}

/** OOXML writes control characters as "_x000D_". */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number(`0x${code}`)))
    : text;
}

/** "2019-03-01" for 43525. */
function dateOf(value: string): string {
  const time = (Number(value) - epoch) * dayLength;
  if (value === '' || !Number.isFinite(time) || Math.abs(time) > 8e15) return value;
  return new Date(time).toISOString().slice(0, 10);
}
