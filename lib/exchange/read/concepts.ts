/** Concepts of a vocabulary, as a tree: what a vocabulary can say and a tree cannot is reported. */

import { type Dropped, studyNumber, type TreeEntry } from './entries';

export interface Concept {
  readonly id: string;
  label: string;
  note: string;
  /** In the file's order. */
  readonly broader: string[];
  readonly narrower: string[];
}

/** Collects statements about concepts in whatever order they come. */
export class Concepts {
  readonly #byId = new Map<string, Concept>();
  /** Those that are said to be concepts. */
  readonly #declared = new Set<string>();
  readonly #english = new Set<string>();
  /** Titles of what is about a concept, and which concepts it is about. */
  readonly #titles = new Map<string, string>();
  readonly #numbers = new Map<string, number>();
  readonly #subjects: { readonly resource: string; readonly concept: string }[] = [];

  get(id: string): Concept {
    const known = this.#byId.get(id);
    if (known) return known;
    const concept: Concept = { id, label: '', note: '', broader: [], narrower: [] };
    this.#byId.set(id, concept);
    return concept;
  }

  declare(id: string): void {
    this.#declared.add(id);
  }

  /** English labels count more than others, the first of a language more than the rest. */
  label(id: string, text: string, language: string): void {
    const concept = this.get(id);
    const isEnglish = /^en(-|$)/i.test(language);
    if (concept.label === '' || (isEnglish && !this.#english.has(id))) concept.label = text;
    if (isEnglish) this.#english.add(id);
  }

  title(resource: string, title: string): void {
    this.#titles.set(resource, title);
  }

  number(resource: string, text: string): void {
    const number = studyNumber(text);
    if (number !== undefined) this.#numbers.set(resource, number);
  }

  subject(resource: string, concept: string): void {
    this.#subjects.push({ resource, concept });
  }

  /** Concepts that have a name; vocabularies keep retired ones without. */
  get #named(): ReadonlySet<string> {
    return new Set([...this.#declared].filter((id) => this.get(id).label !== ''));
  }

  /** Parents before children, siblings in the file's order or by name. Of several broader concepts the first counts. */
  toTree(order: 'as-given' | 'by-name'): {
    readonly entries: readonly TreeEntry[];
    readonly dropped: readonly Dropped[];
  } {
    const named = this.#named;
    const parents = this.#parents(named);
    const unnamed = [...this.#declared.difference(named)].map((id) => ({
      ...{ line: null, text: id, reason: 'it has no preferred label' },
    }));
    const dropped = [...unnamed, ...this.#otherParents(parents)];
    const children = Map.groupBy(this.#inOrder(named, order), (id) => parents.get(id)?.[0] ?? null);
    const about = Map.groupBy(this.#subjects, ({ concept }) => concept);
    const entries: TreeEntry[] = [];
    const waiting = (children.get(null) ?? [])
      .toReversed()
      .map((id) => ({ id, parentKey: null as string | null }));
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { id, parentKey } = next;
      const { label, note } = this.get(id);
      entries.push({
        ...{ key: id, parentKey, name: label, scopeNote: note, line: null },
        studies: about.get(id)?.map(({ resource }) => ({
          title: this.#titles.get(resource) ?? '',
          number: this.#numbers.get(resource),
        })),
      });
      for (const child of (children.get(id) ?? []).toReversed())
        waiting.push({ id: child, parentKey: id });
    }
    return { entries, dropped: [...dropped, ...this.#unreached(named, entries)] };
  }

  #inOrder(named: ReadonlySet<string>, order: 'as-given' | 'by-name'): readonly string[] {
    if (order === 'as-given') return [...named];
    const label = (id: string) => this.get(id).label;
    return [...named].sort((a, b) => label(a).localeCompare(label(b), 'en'));
  }

  #parents(named: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
    const parents = new Map<string, string[]>();
    const add = (child: string, parent: string) => {
      if (!named.has(child) || !named.has(parent) || child === parent) return;
      const list = parents.get(child) ?? [];
      if (!list.includes(parent)) parents.set(child, [...list, parent]);
    };
    for (const { id, broader } of this.#byId.values())
      for (const parent of broader) add(id, parent);
    for (const { id, narrower } of this.#byId.values())
      for (const child of narrower) add(child, id);
    return parents;
  }

  #otherParents(parents: ReadonlyMap<string, readonly string[]>): Dropped[] {
    return [...parents].flatMap(([id, [, ...others]]) =>
      others.map((other) => ({
        line: null,
        text: this.get(id).label,
        reason: `it is also below “${this.get(other).label}”; a category has one place`,
      })),
    );
  }

  /** What only hangs together in a circle. */
  #unreached(named: ReadonlySet<string>, entries: readonly TreeEntry[]): Dropped[] {
    const reached = new Set(entries.map(({ key }) => key));
    return [...named]
      .filter((id) => !reached.has(id))
      .map((id) => ({
        line: null,
        text: this.get(id).label,
        reason: 'it is below itself',
      }));
  }
}
