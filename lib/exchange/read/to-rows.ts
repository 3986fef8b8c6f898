import { randomUUID } from 'node:crypto';

import type { TreeRows } from '@/lib/tree/rows';
import { cleanName, MAX_NOTE_LENGTH } from '@/lib/tree/text';

import type { Dropped, StudyMention, TreeEntry, TreeFile } from './entries';

export interface KnownStudy {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

export interface ImportedRows {
  readonly categories: TreeRows['categories'];
  readonly assignments: TreeRows['assignments'];
  readonly dropped: readonly Dropped[];
}

const titleKey = (title: string) =>
  title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Deeper than any tree that people make: what is below goes up to this level. */
const deepest = 100;

class Importing {
  readonly categories: TreeRows['categories'][number][] = [];
  readonly assignments: TreeRows['assignments'][number][] = [];
  readonly dropped: Dropped[] = [];
  readonly #byId: ReadonlyMap<string, KnownStudy>;
  readonly #byNumber: ReadonlyMap<number, KnownStudy>;
  readonly #byTitle: ReadonlyMap<string, readonly KnownStudy[]>;
  readonly #placed = new Map<string, { readonly id: string | null; readonly depth: number }>();
  readonly #siblings = new Map<string | null, number>();
  readonly #pairs = new Set<string>();

  constructor(
    studies: readonly KnownStudy[],
    readonly parents: ReadonlySet<string | null>,
  ) {
    this.#byId = new Map(studies.map((study) => [study.id, study]));
    this.#byNumber = new Map(studies.map((study) => [study.number, study]));
    this.#byTitle = Map.groupBy(
      studies.filter(({ title }) => titleKey(title) !== ''),
      ({ title }) => titleKey(title),
    );
  }

  add(entry: TreeEntry): void {
    const parent = entry.parentKey === null ? null : (this.#placed.get(entry.parentKey) ?? null);
    const isStudy = !this.parents.has(entry.key) && this.#byTitle.has(titleKey(entry.name));
    if (isStudy) this.#mention(parent?.id ?? null, { title: entry.name }, entry.line);
    else if (isUncategorised(entry)) this.#placed.set(entry.key, { id: null, depth: 0 });
    else this.#category(entry, parent);
  }

  #category(entry: TreeEntry, parent: { id: string | null; depth: number } | null): void {
    const { key, line, scopeNote, studies = [] } = entry;
    const name = cleanName(entry.name);
    if (name === null) {
      this.dropped.push({ line, text: entry.name.slice(0, 200), reason: 'it cannot be a name' });
      this.#placed.set(key, parent ?? { id: null, depth: 0 });
      return;
    }
    const isTooDeep = (parent?.depth ?? 0) >= deepest;
    if (isTooDeep)
      this.dropped.push({ line, text: name, reason: `it is deeper than ${deepest} levels` });
    const parentId = isTooDeep ? null : (parent?.id ?? null);
    const index = this.#siblings.get(parentId) ?? 0;
    this.#siblings.set(parentId, index + 1);
    const id = randomUUID();
    const note = scopeNote
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .toWellFormed()
      .slice(0, MAX_NOTE_LENGTH);
    this.categories.push({ id, parentId, index, name, scopeNote: note });
    this.#placed.set(key, { id, depth: isTooDeep ? 1 : (parent?.depth ?? 0) + 1 });
    for (const mention of studies) this.#mention(id, mention, line);
  }

  #mention(categoryId: string | null, mention: StudyMention, entryLine: number | null): void {
    const { id = '', number = -1, title = '', line = entryLine } = mention;
    const [study, second] = this.#found(mention);
    if (study && !second) {
      this.#assign(categoryId, study);
      return;
    }
    const reason = second
      ? 'several studies of this topic have this title'
      : 'this topic has no such study';
    this.dropped.push({ line, text: title || id || `study ${number}`, reason });
  }

  /** By title, by number among those of one title: files of another topic count its studies otherwise. */
  #found({ id = '', number = -1, title = '' }: StudyMention): readonly KnownStudy[] {
    const known = this.#byId.get(id) ?? (title === '' ? this.#byNumber.get(number) : undefined);
    if (known) return [known];
    const named = this.#byTitle.get(titleKey(title)) ?? [];
    const numbered = named.find((study) => study.number === number);
    return numbered ? [numbered] : named;
  }

  /** A study that is listed outside of all categories is uncategorised. */
  #assign(categoryId: string | null, { id: studyId }: KnownStudy): void {
    const pair = `${categoryId} ${studyId}`;
    if (categoryId === null || this.#pairs.has(pair)) return;
    this.#pairs.add(pair);
    this.assignments.push({ categoryId, studyId, origin: 'IMPORTED', evidenceId: null });
  }
}

/** As exports head the list of studies that are nowhere. */
function isUncategorised({ parentKey, name }: TreeEntry): boolean {
  return parentKey === null && name.trim().toLowerCase() === 'uncategorised';
}

/**
 * The file's tree under new ids. What has nothing below it and is named as one of the studies is that study. Studies
 * that the topic does not have are reported.
 */
export function toImportedRows(file: TreeFile, studies: readonly KnownStudy[]): ImportedRows {
  const parents = new Set(file.entries.map(({ parentKey }) => parentKey));
  const importing = new Importing(studies, parents);
  for (const entry of file.entries) importing.add(entry);
  const { categories, assignments, dropped } = importing;
  return { categories, assignments, dropped: [...file.dropped, ...dropped] };
}
