import { depthFirst, effectiveStudies, isDescendant, pathsOfStudies } from '@/lib/tree/queries';
import { assignmentsOf, type Category, childrenOf, getCategory } from '@/lib/tree/value';

import { type ExportedStudy, pathSeparator, shownTitle, type TreeExport } from './tree-export';

export type Cell = string | number | null;

export interface Sheet {
  /** At most 31 characters, without those that spreadsheets refuse; unique in its file. */
  readonly name: string;
  /** The first row is the header. */
  readonly rows: readonly (readonly Cell[])[];
  /** Columns on the left that stay in view. */
  readonly fixedColumns: number;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe. */
function defused(text: string): string {
  return /^[=+\-@\t\0]/.test(text) ? `'${text}` : text;
}

function cell(value: string | number | null): Cell {
  if (value === null || value === '') return null;
  // What a cell of a spreadsheet can hold.
  return typeof value === 'number' ? value : defused(value.slice(0, 32_000));
}

function sheetName(wanted: string, taken: Set<string>): string {
  const plain =
    wanted
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^'|'$/g, ' ')
      .trim() || 'Sheet';
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? '' : ` ${count}`;
    const name = `${plain.slice(0, 31 - end.length)}${end}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

const studyHeader = [
  'number',
  'title',
  'authors',
  'year',
  'journal',
  'doi',
  'pmid',
  'url',
  'claim',
];

function studyCells(study: ExportedStudy): Cell[] {
  const { number, title, authors, year, journal, doi, pmid, url, claim } = study;
  const texts = [title, authors.join('; '), year, journal, doi, pmid, url, claim];
  return [number, ...texts.map(cell)];
}

function studiesSheet({ value, studies }: TreeExport, taken: Set<string>): Sheet {
  const paths = pathsOfStudies(value);
  const rows = studies.map((study) => {
    const places = paths.get(study.id)?.map((path) => path.join(pathSeparator)) ?? [];
    return [...studyCells(study), cell(places.join('\n')), cell(study.abstract)];
  });
  const header = [...studyHeader, 'categories', 'abstract'];
  return { name: sheetName('Studies', taken), rows: [header, ...rows], fixedColumns: 2 };
}

/** Columns: the root category and all below it, depth first; "x": placed here, "(x)": in a category below. */
function hierarchySheet(
  { value, studies }: TreeExport,
  root: Category,
  columns: readonly Category[],
  taken: Set<string>,
): Sheet {
  const effective = effectiveStudies(value);
  const inIt = studies.filter(({ id }) => effective.get(root.id)?.has(id));
  const rows = inIt.map((study) => {
    const marks = columns.map(({ id }) => {
      if (Object.hasOwn(assignmentsOf(value, id), study.id)) return 'x';
      return effective.get(id)?.has(study.id) ? '(x)' : null;
    });
    return [study.number, cell(shownTitle(study)), ...marks];
  });
  // Not "title": who reads the file as a list of studies takes the first sheet only.
  const header = ['number', 'study', ...columns.map(({ name }) => cell(name))];
  return { name: sheetName(root.name, taken), rows: [header, ...rows], fixedColumns: 2 };
}

/** One sheet of all studies with their categories, then for each root category a matrix of studies and categories. */
export function toSheets(tree: TreeExport): readonly Sheet[] {
  const { value } = tree;
  const taken = new Set<string>();
  const all = depthFirst(value).map(({ category }) => category);
  const matrices = childrenOf(value, null).map((id) => {
    const root = getCategory(value, id);
    const below = all.filter((each) => each.id === id || isDescendant(value, each.id, id));
    return { root, below };
  });
  return [
    studiesSheet(tree, taken),
    ...matrices.map(({ root, below }) => hierarchySheet(tree, root, below, taken)),
  ];
}
