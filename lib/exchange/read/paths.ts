import { type Delimiter, readRows } from '@/lib/literature/rows';

import {
  type Dropped,
  type StudyMention,
  studyNumber,
  type TreeEntry,
  type TreeFormat,
} from './entries';

const delimiters: readonly Delimiter[] = ['\t', ';', ',', '|'];
/** Between the names of a path in one cell. */
const separators = [' > ', ' › ', ' / ', ' | ', '>'];

interface Layout {
  /** The names on the path, root category first. */
  readonly pathOf: (cells: readonly string[]) => readonly string[];
  readonly noteOf: (cells: readonly string[]) => string;
  readonly studyOf: (cells: readonly string[]) => StudyMention | null;
}

function splitPath(cell: string): readonly string[] {
  const separator = separators.find((each) => cell.includes(each));
  return separator === undefined ? [cell] : cell.split(separator);
}

/** null when the header is not that of paths. */
function layoutOf(header: readonly string[]): Layout | null {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const at = (...wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name));
  const path = at('path', 'category path', 'category_path');
  const levels = names.flatMap((name, index) => (/^level[ _]?\d+$/.test(name) ? [index] : []));
  if (path === -1 && levels.length === 0) return null;
  const note = at('scope_note', 'scope note', 'scopenote', 'definition');
  const number = at('study_number', 'number');
  return {
    pathOf: (cells) =>
      path === -1 ? levels.map((index) => cells[index] ?? '') : splitPath(cells[path] ?? ''),
    noteOf: (cells) => (note === -1 ? '' : (cells[note] ?? '')),
    studyOf: (cells) => {
      const found = number === -1 ? undefined : studyNumber((cells[number] ?? '').trim());
      return found === undefined ? null : { number: found };
    },
  };
}

class PathReader {
  readonly #entries = new Map<string, TreeEntry & { readonly studies: StudyMention[] }>();
  readonly dropped: Dropped[] = [];

  constructor(readonly layout: Layout) {}

  get entries(): readonly TreeEntry[] {
    return [...this.#entries.values()];
  }

  read(cells: readonly string[], line: number): void {
    const names = this.layout.pathOf(cells).map((name) => name.trim());
    const end = names.findLastIndex((name) => name !== '') + 1;
    const path = names.slice(0, end);
    if (path.length === 0) return;
    if (path.includes('')) {
      this.dropped.push({ line, text: path.join(' > '), reason: 'a level on its path is empty' });
      return;
    }
    const entry = this.#along(path, line, this.layout.noteOf(cells).trim());
    const study = this.layout.studyOf(cells);
    if (study) entry?.studies.push({ ...study, line });
  }

  #along(path: readonly string[], line: number, scopeNote: string) {
    let parentKey: string | null = null;
    let entry: (TreeEntry & { readonly studies: StudyMention[] }) | undefined;
    for (const [depth, name] of path.entries()) {
      const key: string = JSON.stringify(path.slice(0, depth + 1));
      const isLast = depth === path.length - 1;
      entry = this.#entries.get(key) ?? {
        ...{ key, parentKey, name, scopeNote: isLast ? scopeNote : '', line, studies: [] },
      };
      this.#entries.set(key, entry);
      parentKey = key;
    }
    return entry;
  }
}

/** A table with a column `path` ("A > B"), or columns `level 1`, `level 2`, ...; a row with a study puts it there. */
export const paths: TreeFormat = {
  format: 'table of paths',
  read(text) {
    for (const delimiter of delimiters) {
      const rows = readRows(text, delimiter);
      const first = rows.next().value;
      const layout = first ? layoutOf(first.cells) : null;
      if (layout === null) continue;
      const reader = new PathReader(layout);
      for (const { cells, line } of rows) reader.read(cells, line);
      return { entries: reader.entries, dropped: reader.dropped };
    }
    return null;
  },
};
