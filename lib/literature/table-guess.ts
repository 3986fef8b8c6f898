/** What the columns of a table may be whose names nobody knows: told from parts of the names and from the cells. */

import { type Columns, type Field, fieldOfName, hasStudyColumn } from './columns';
import { normaliseDoi, normalisePmid, parseYear } from './identifiers';
import type { Delimiter, Row } from './rows';
import type { TableHeader } from './table-header';

const rowsLookedAt = 50;

/** Parts of column names, the telling ones first. */
const parts: readonly (readonly [RegExp, Field])[] = [
  [/abstract|zusammenfassung|résumé|resumen|摘要/, 'abstract'],
  [/doi/, 'doi'],
  [/pmid|pubmed/, 'pmid'],
  [/author|autor/, 'authors'],
  [/journal|zeitschrift|revue|revista/, 'journal'],
  [/year|jahr|année|date/, 'year'],
  [/keyword|schlagw/, 'keywords'],
  [/url|link/, 'url'],
  [/title|titel|titre|título|标题/, 'title'],
];

/**
 * The most usual width of the first rows says what the table is; the first row of that width are its names, unless it
 * reads like data. null when no column can be a title or an abstract.
 */
export function guessHeader(rows: readonly Row[], delimiter: Delimiter): TableHeader | null {
  const wide = rows.filter((row) => row.cells.length === usualWidth(rows)).slice(0, rowsLookedAt);
  const [first] = wide;
  if (first === undefined || first.cells.length < 2 || wide.length < 2) return null;
  const isHeadless = readsLikeData(first.cells);
  const names = isHeadless
    ? first.cells.map((_, index) => `Column ${index + 1}`)
    : first.cells.map((cell) => cell.trim());
  const data = isHeadless ? wide : wide.slice(1);
  const columns = guessColumns(isHeadless ? names.map(() => '') : names, data);
  if (!hasStudyColumn(columns)) return null;
  const line = isHeadless ? 0 : first.line;
  return { delimiter, columns, width: names.length, line, cells: names };
}

function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most?.[0] ?? 0;
}

function readsLikeData(cells: readonly string[]): boolean {
  return cells.some(
    (cell) =>
      cell.length > 100 || normaliseDoi(cell) !== null || /^\s*(?:19|20)\d\d\s*$/.test(cell),
  );
}

function guessColumns(names: readonly string[], data: readonly Row[]): Columns {
  const columns = new Map<Field, readonly number[]>();
  const take = (index: number, field: Field | null) => {
    if (field !== null && !columns.has(field)) columns.set(field, [index]);
  };
  names.forEach((name, index) => {
    take(index, fieldOfName(name)?.field ?? partOfName(name));
  });
  const free = names
    .map((_, index) => index)
    .filter((index) => ![...columns.values()].flat().includes(index));
  const longest = free
    .map((index) => ({
      index,
      cells: data.map((row) => row.cells[index] ?? '').filter((cell) => cell.trim() !== ''),
    }))
    .filter(({ cells }) => cells.length > 0);
  for (const { index, cells } of longest) take(index, fieldOfCells(cells));
  return columns;
}

function partOfName(name: string): Field | null {
  const lower = name.toLowerCase();
  return parts.find(([part]) => part.test(lower))?.[1] ?? null;
}

/** By what most of the cells are. */
function fieldOfCells(cells: readonly string[]): Field | null {
  const most = (test: (cell: string) => boolean) => cells.filter(test).length > cells.length * 0.6;
  if (most((cell) => normaliseDoi(cell) !== null)) return 'doi';
  if (most((cell) => /^\s*(?:19|20)\d\d\s*$/.test(cell) && parseYear(cell) !== null)) return 'year';
  if (most((cell) => /^\s*\d{7,8}\s*$/.test(cell) && normalisePmid(cell) !== null)) return 'pmid';
  if (most((cell) => cell.length > 300)) return 'abstract';
  if (most((cell) => /^[^.;]{2,40},? \p{Lu}\.?(?:[;,]|$| and )/u.test(cell))) return 'authors';
  return most((cell) => cell.length >= 20 && cell.trim().split(/\s+/).length >= 3) ? 'title' : null;
}
