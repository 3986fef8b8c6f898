/** Exact duplicates among records, and between them and the studies a topic has already. */

import type { LiteratureRecord } from './record';
import { foldTitle } from './text';

/** A study of the topic; `key` is whatever the caller knows it by. */
export interface ExistingStudy {
  readonly title: string;
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly key: string;
}

export type DuplicateCriterion = 'doi' | 'pmid' | 'title and year';

export interface Duplicate {
  /** As it was read. */
  readonly record: LiteratureRecord;
  /** What it was merged into: an entry of `unique` (the same object), or a study that exists. */
  readonly of:
    | { readonly kind: 'record'; readonly record: LiteratureRecord }
    | { readonly kind: 'existing'; readonly key: string };
  readonly by: DuplicateCriterion;
}

export interface Deduplicated {
  /** In the order of their first records. */
  readonly unique: readonly LiteratureRecord[];
  readonly duplicates: readonly Duplicate[];
}

/**
 * Same DOI, same PubMed id, or same folded title and same year (both present): any one suffices, and what is a
 * duplicate of a duplicate belongs to the same group. The first record of a group stays, its gaps filled from
 * the later ones in order. A group with an existing study adds nothing, and does not change that study.
 */
export function findDuplicates(
  records: readonly LiteratureRecord[],
  existing: readonly ExistingStudy[] = [],
): Deduplicated {
  const groups = new Groups([...existing, ...records]);
  const merged = new Map<number, LiteratureRecord>();
  records.forEach((record, index) => {
    const first = groups.firstOf(existing.length + index);
    if (first < existing.length) return;
    const kept = merged.get(first);
    merged.set(first, kept === undefined ? record : fillGaps(kept, record));
  });
  const duplicates = records.flatMap((record, index): Duplicate[] => {
    const by = groups.criterionOf(existing.length + index);
    if (by === null) return [];
    const first = groups.firstOf(existing.length + index);
    const known = existing[first];
    if (known !== undefined) return [{ record, of: { kind: 'existing', key: known.key }, by }];
    return [{ record, of: { kind: 'record', record: merged.get(first) ?? record }, by }];
  });
  return { unique: [...merged.values()], duplicates };
}

type Comparable = Pick<ExistingStudy, 'title' | 'year' | 'doi' | 'pmid'>;

/** Union-find over positions; the first of a group is its lowest position. */
class Groups {
  readonly #parents: number[];
  readonly #criteria: (DuplicateCriterion | null)[];

  constructor(items: readonly Comparable[]) {
    this.#parents = items.map((_, index) => index);
    this.#criteria = items.map(() => null);
    const seen = new Map<string, number>();
    items.forEach((item, index) => {
      for (const [criterion, value] of keysOf(item)) {
        const key = `${criterion} ${value}`;
        const other = seen.get(key);
        if (other === undefined) seen.set(key, index);
        else this.#join(other, index, criterion);
      }
    });
  }

  firstOf(index: number): number {
    let first = index;
    while (this.#parent(first) !== first) {
      this.#parents[first] = this.#parent(this.#parent(first));
      first = this.#parent(first);
    }
    return first;
  }

  /** By what the item fell into its group; null for the first of one. */
  criterionOf(index: number): DuplicateCriterion | null {
    return this.#criteria[index] ?? null;
  }

  #join(a: number, b: number, criterion: DuplicateCriterion): void {
    const [first, later] = [this.firstOf(a), this.firstOf(b)].sort((x, y) => x - y);
    if (first === undefined || later === undefined || first === later) return;
    this.#parents[later] = first;
    this.#criteria[later] = criterion;
  }

  #parent(index: number): number {
    return this.#parents[index] ?? index;
  }
}

function keysOf(item: Comparable): [DuplicateCriterion, string][] {
  const keys: [DuplicateCriterion, string][] = [];
  if (item.doi !== null) keys.push(['doi', item.doi]);
  if (item.pmid !== null) keys.push(['pmid', item.pmid]);
  const title = item.year === null ? '' : foldTitle(item.title);
  if (title !== '') keys.push(['title and year', `${item.year} ${title}`]);
  return keys;
}

function fillGaps(kept: LiteratureRecord, other: LiteratureRecord): LiteratureRecord {
  return {
    title: kept.title || other.title,
    abstract: kept.abstract || other.abstract,
    year: kept.year ?? other.year,
    doi: kept.doi ?? other.doi,
    pmid: kept.pmid ?? other.pmid,
    authors: kept.authors.length > 0 ? kept.authors : other.authors,
    journal: kept.journal ?? other.journal,
    volume: kept.volume ?? other.volume,
    issue: kept.issue ?? other.issue,
    pages: kept.pages ?? other.pages,
    url: kept.url ?? other.url,
    keywords: kept.keywords.length > 0 ? kept.keywords : other.keywords,
    number: kept.number ?? other.number,
    claim: kept.claim ?? other.claim,
    source: kept.source,
  };
}
