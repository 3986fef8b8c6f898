/** Whether two records are the same paper, from what people look at: identifiers, title, year, authors, pages. */

import { foldTitle } from '../text';
import { withoutMarkup } from '../xml/readable';

/** What duplicates are told by. */
export interface Comparable {
  readonly title: string;
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly authors: readonly string[];
  readonly journal: string | null;
  readonly volume: string | null;
  readonly pages: string | null;
}

export type DuplicateCriterion = 'doi' | 'pmid' | 'title and year' | 'similar';

export interface Likeness {
  /** 'same' is merged unless a person says otherwise, 'possible' only when one says so. */
  readonly verdict: 'same' | 'possible';
  readonly by: DuplicateCriterion;
}

/** What comparing needs of a record, worked out once. */
export interface Features extends Comparable {
  readonly folded: string;
  /** The folded title without spaces: "health care" and "healthcare" are the same. */
  readonly letters: string;
  /** Numbers in the title, also Roman ones: "part 2" is not "part 3". */
  readonly numbers: string;
  /** Of the first authors. */
  readonly surnames: readonly string[];
  readonly startPage: string | null;
}

/** A shorter title may be that of many papers ("Editorial"). */
const telling = 20;
const authorsCompared = 3;

export function featuresOf(record: Comparable): Features {
  const folded = foldTitle(withoutMarkup(record.title));
  return {
    ...record,
    folded,
    letters: folded.replaceAll(' ', ''),
    numbers: (folded.match(/\b(?:\d+|[ivx]{1,5})\b/g) ?? []).join(' '),
    surnames: record.authors.slice(0, authorsCompared).map(surnameOf).filter(Boolean),
    startPage:
      /[a-z]{0,3}\d+/i
        .exec(record.pages ?? '')?.[0]
        .toLowerCase()
        .replace(/^0+/, '') ?? null,
  };
}

/** null: two papers. */
export function compare(a: Features, b: Features): Likeness | null {
  if (isShared(a.doi, b.doi)) return { verdict: 'same', by: 'doi' };
  if (isShared(a.pmid, b.pmid)) return { verdict: 'same', by: 'pmid' };
  const likeness = byText(a, b);
  const hasOtherIds = isOther(a.doi, b.doi) || isOther(a.pmid, b.pmid);
  return likeness !== null && hasOtherIds ? { ...likeness, verdict: 'possible' } : likeness;
}

function byText(a: Features, b: Features): Likeness | null {
  if (a.letters === '' || b.letters === '') return null;
  const isSameTitle = a.letters.length < telling ? a.folded === b.folded : a.letters === b.letters;
  if (isSameTitle) return bySameTitle(a, b);
  return a.numbers === b.numbers ? bySimilarTitle(a, b) : null;
}

function bySameTitle(a: Features, b: Features): Likeness | null {
  const by = isShared(a.year, b.year) ? 'title and year' : 'similar';
  const isTelling = a.letters.length >= telling;
  const authors = agree(a.surnames, b.surnames);
  const isElsewhere = isOther(a.startPage, b.startPage) && isOther(a.volume, b.volume);
  if (isShared(a.year, b.year)) {
    if (authors === false) return isTelling ? { verdict: 'possible', by } : null;
    return { verdict: isElsewhere ? 'possible' : 'same', by };
  }
  if (!isTelling || authors === false) return null;
  const isSameAuthors = authors === true && yearsApart(a, b) <= 1 && !isElsewhere;
  return { verdict: isSameAuthors ? 'same' : 'possible', by };
}

function bySimilarTitle(a: Features, b: Features): Likeness | null {
  if (yearsApart(a, b) > 1 || agree(a.surnames, b.surnames) === false) return null;
  const [shorter, longer] = [a.letters, b.letters].sort((x, y) => x.length - y.length);
  if (shorter === undefined || longer === undefined || shorter.length < telling) return null;
  const likeness = similarity(a.letters, b.letters);
  const isPart = longer.includes(shorter);
  const isSamePlace = isShared(a.startPage, b.startPage) && !isOther(a.volume, b.volume);
  const isSameAuthors = agree(a.surnames, b.surnames) === true;
  const isSame =
    isSameAuthors &&
    (isSamePlace
      ? isPart || likeness >= 0.8
      : likeness >= 0.95 && !isOther(a.startPage, b.startPage));
  if (isSame) return { verdict: 'same', by: 'similar' };
  return likeness >= 0.9 || (isPart && isSameAuthors)
    ? { verdict: 'possible', by: 'similar' }
    : null;
}

/** What the two give differently; what only one of them gives is no difference. */
export function differences(a: Features, b: Features): readonly string[] {
  const pairs: readonly [string, boolean][] = [
    ['title', a.letters !== b.letters && a.letters !== '' && b.letters !== ''],
    ['year', isOther(a.year, b.year)],
    ['authors', agree(a.surnames, b.surnames) === false],
    ['pages', isOther(a.startPage, b.startPage)],
    ['volume', isOther(a.volume, b.volume)],
    ['doi', isOther(a.doi, b.doi)],
    ['pmid', isOther(a.pmid, b.pmid)],
  ];
  return pairs.filter(([, differs]) => differs).map(([field]) => field);
}

function isShared(a: string | number | null, b: string | number | null): boolean {
  return a !== null && a === b;
}

function isOther(a: string | number | null, b: string | number | null): boolean {
  return a !== null && b !== null && a !== b;
}

function yearsApart(a: Features, b: Features): number {
  return a.year === null || b.year === null ? 0 : Math.abs(a.year - b.year);
}

/** null when one of them names nobody. */
function agree(a: readonly string[], b: readonly string[]): boolean | null {
  if (a.length === 0 || b.length === 0) return null;
  return a.some((name) => b.includes(name));
}

/** "Yang, Z.", "Yang Z", "Z. Yang" and "Zoe Yang" are all "yang". */
function surnameOf(author: string): string {
  const [family = '', given] = author.slice(0, 200).split(',');
  const words = foldTitle(family).split(' ');
  if (given !== undefined) return words.join('');
  const isInitials = (word: string) => word.length <= 2;
  const last = words.at(-1) ?? '';
  const name = isInitials(last) ? words.filter((word) => !isInitials(word)).join('') : last;
  return name || words.join('');
}

/** Dice's coefficient of the pairs of letters, 0 to 1. */
export function similarity(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at += 1) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at < b.length - 1; at += 1) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) shared += 1;
    pairs.set(pair, left - 1);
  }
  return (2 * shared) / (a.length + b.length - 2);
}
