/** Duplicates among records, and between them and the studies a topic has already. */

import { candidatePairs } from './duplicates/candidates';
import {
  type Comparable,
  compare,
  type DuplicateCriterion,
  differences,
  type Features,
  featuresOf,
  type Likeness,
} from './duplicates/compare';
import { Groups } from './duplicates/groups';
import { mergeRecords } from './duplicates/merge';
import type { LiteratureRecord } from './record';

/** A study of the topic; `key` is whatever the caller knows it by. */
export interface ExistingStudy extends Comparable {
  readonly key: string;
  readonly hasAbstract: boolean;
  /** Hidden from its topic, to which a duplicate does not bring it back. */
  readonly withdrawn?: boolean;
}

export type MergedInto =
  | { readonly kind: 'record'; readonly record: LiteratureRecord }
  | { readonly kind: 'existing'; readonly key: string };

export interface Duplicate {
  /** As it was read. */
  readonly record: LiteratureRecord;
  /** What it was merged into: an entry of `unique` (the same object), or a study that exists. */
  readonly of: MergedInto;
  readonly by: DuplicateCriterion;
  /** Fields that it and what it was merged into give differently. */
  readonly differs: readonly string[];
}

export interface Deduplicated {
  /** In the order of their first records. */
  readonly unique: readonly LiteratureRecord[];
  readonly duplicates: readonly Duplicate[];
  /** Kept as studies of their own, but look like duplicates: for a person to decide. */
  readonly possible: readonly Duplicate[];
  /** What duplicates of existing studies know of them together, by key: of those only that it fills a gap of. */
  readonly known: ReadonlyMap<string, LiteratureRecord>;
}

/** A person's decisions; they go before what comparing says. */
export interface DuplicateDecisions {
  /** Never a duplicate of anything. */
  readonly apart: ReadonlySet<LiteratureRecord>;
  /** A possible duplicate is one. */
  readonly together: ReadonlySet<LiteratureRecord>;
}

const undecided: DuplicateDecisions = { apart: new Set(), together: new Set() };

/**
 * What is a duplicate of a duplicate belongs to the same group. The first record of a group stays, with the richest of
 * each field and the sources of all. A group with an existing study adds nothing.
 */
export function findDuplicates(
  records: readonly LiteratureRecord[],
  existing: readonly ExistingStudy[] = [],
  decisions: DuplicateDecisions = undecided,
): Deduplicated {
  return new Finder(records, existing, decisions).find();
}

interface Doubt extends Likeness {
  readonly earlier: number;
  readonly later: number;
}

class Finder {
  readonly #features: readonly Features[];
  readonly #groups: Groups<DuplicateCriterion>;
  readonly #doubts = new Map<number, Doubt>();

  constructor(
    readonly records: readonly LiteratureRecord[],
    readonly existing: readonly ExistingStudy[],
    readonly decisions: DuplicateDecisions,
  ) {
    this.#features = [...existing, ...records].map(featuresOf);
    this.#groups = new Groups(this.#features.length);
  }

  find(): Deduplicated {
    for (const { earlier, later } of candidatePairs(this.#features)) this.#compare(earlier, later);
    const merged = this.#mergeGroups();
    const duplicates: Duplicate[] = [];
    const possible: Duplicate[] = [];
    this.records.forEach((record, index) => {
      const position = this.existing.length + index;
      const by = this.#groups.criterionOf(position);
      if (by !== null) duplicates.push(this.#duplicate(record, position, by, position, merged));
      else possible.push(...this.#doubtOf(record, position, merged));
    });
    const known = new Map<string, LiteratureRecord>();
    for (const [first, record] of merged) {
      const study = this.existing[first];
      if (study !== undefined && fillsGap(study, record)) known.set(study.key, record);
    }
    const unique = [...merged].filter(([first]) => first >= this.existing.length);
    return { unique: unique.map(([, record]) => record), duplicates, possible, known };
  }

  #compare(earlier: number, later: number): void {
    const [a, b] = [this.#features[earlier], this.#features[later]];
    if (a === undefined || b === undefined || this.#isApart(earlier) || this.#isApart(later))
      return;
    const likeness = compare(a, b);
    if (likeness === null) return;
    const record = this.records[later - this.existing.length];
    const isDecided = record !== undefined && this.decisions.together.has(record);
    if (likeness.verdict === 'same' || isDecided) this.#groups.join(earlier, later, likeness.by);
    else if (record !== undefined && !this.#doubts.has(later))
      this.#doubts.set(later, { ...likeness, earlier, later });
  }

  #isApart(position: number): boolean {
    const record = this.records[position - this.existing.length];
    return record !== undefined && this.decisions.apart.has(record);
  }

  /** By the position of the group's first; of a group with an existing study what the records know of it. */
  #mergeGroups(): Map<number, LiteratureRecord> {
    const merged = new Map<number, LiteratureRecord>();
    this.records.forEach((record, index) => {
      const first = this.#groups.firstOf(this.existing.length + index);
      const kept = merged.get(first);
      merged.set(first, kept === undefined ? record : mergeRecords(kept, record));
    });
    return merged;
  }

  #doubtOf(
    record: LiteratureRecord,
    position: number,
    merged: ReadonlyMap<number, LiteratureRecord>,
  ): Duplicate[] {
    const doubt = this.#doubts.get(position);
    if (doubt === undefined) return [];
    const isSettled = this.#groups.firstOf(doubt.earlier) === this.#groups.firstOf(position);
    return isSettled ? [] : [this.#duplicate(record, doubt.earlier, doubt.by, position, merged)];
  }

  #duplicate(
    record: LiteratureRecord,
    of: number,
    by: DuplicateCriterion,
    position: number,
    merged: ReadonlyMap<number, LiteratureRecord>,
  ): Duplicate {
    const first = this.#groups.firstOf(of);
    const [a, b] = [this.#features[first], this.#features[position]];
    const differs = a === undefined || b === undefined ? [] : differences(a, b);
    const known = this.existing[first];
    const into: MergedInto =
      known === undefined
        ? { kind: 'record', record: merged.get(first) ?? record }
        : { kind: 'existing', key: known.key };
    return { record, of: into, by, differs };
  }
}

function fillsGap(study: ExistingStudy, record: LiteratureRecord): boolean {
  const optional = ['year', 'doi', 'pmid', 'journal', 'volume', 'pages'] as const;
  return (
    (!study.hasAbstract && record.abstract !== '') ||
    (study.title === '' && record.title !== '') ||
    (study.authors.length === 0 && record.authors.length > 0) ||
    optional.some((field) => study[field] === null && record[field] !== null)
  );
}
