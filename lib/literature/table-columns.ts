/** A table's columns as a person is shown them, to say what they are. */

import type { Field } from './columns';
import type { TableColumns } from './import-shapes';
import type { Row } from './rows';
import type { TableHeader } from './table-header';

const columnsShown = 200;
const examplesShown = 2;
const rowsLookedAt = 20;
const longestExample = 80;

/** `rows` from the first one on; only the first ones are taken. */
export function describeTable(
  header: TableHeader,
  rows: Iterable<Row>,
  guessed: boolean,
): TableColumns {
  const data = firstBelow(rows, header.line);
  const fieldOf = new Map<number, Field>();
  for (const [field, indices] of header.columns)
    for (const index of indices) fieldOf.set(index, field);
  const columns = header.cells.slice(0, columnsShown).map((name, index) => ({
    name: name.trim().slice(0, longestExample).toWellFormed() || `Column ${index + 1}`,
    field: fieldOf.get(index) ?? null,
    examples: data
      .map(({ cells }) => (cells[index] ?? '').trim())
      .filter((cell) => cell !== '')
      .slice(0, examplesShown)
      .map((cell) => cell.slice(0, longestExample).toWellFormed()),
  }));
  return { header: header.line === 0 ? null : header.line, columns, guessed };
}

function firstBelow(rows: Iterable<Row>, line: number): Row[] {
  const found: Row[] = [];
  for (const row of rows) {
    if (row.line > line) found.push(row);
    if (found.length === rowsLookedAt) break;
  }
  return found;
}
