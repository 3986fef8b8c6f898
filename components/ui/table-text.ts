/** Tables of figures as text: for a spreadsheet's clipboard, and as CSV. */

export type TableCell = string | number | null;

export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A spreadsheet would take a text that begins so for a formula. */
const formula = /^[=+\-@\t\r\0]/;

function words(cell: TableCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return formula.test(cell) ? `'${cell}` : cell;
}

/** One line a row, cells parted by tabs, as spreadsheets and documents take it from the clipboard. */
export function tabbedText({ head, rows }: TextTable): string {
  const line = (cells: readonly TableCell[]) =>
    cells.map((cell) => words(cell).replace(/[\t\r\n]+/g, ' ')).join('\t');
  return [head, ...rows].map((cells) => `${line(cells)}\n`).join('');
}

/** RFC 4180, but that lines end with a line feed; null is an empty cell. */
export function csvText({ head, rows }: TextTable): string {
  const quoted = (text: string) =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const line = (cells: readonly TableCell[]) => cells.map((cell) => quoted(words(cell))).join(',');
  return [head, ...rows].map((cells) => `${line(cells)}\n`).join('');
}
