/** One study as a file tells of it, whatever the format was. */

import { authorNames } from './author-names';
import { longestField } from './limits';
import { oneLine, paragraphs, withoutHeading, withoutPlaceholder } from './text';
import { withoutMarkup } from './xml/readable';

export interface LiteratureRecord {
  /** '' when the file has none; then there is an abstract. */
  readonly title: string;
  /** '' when the file has none; then there is a title. '\n' between its paragraphs. */
  readonly abstract: string;
  readonly year: number | null;
  /** Lower case, without "https://doi.org/". */
  readonly doi: string | null;
  /** Digits only. */
  readonly pmid: string | null;
  readonly authors: readonly string[];
  readonly journal: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  /** "685-694", "e1002" or the article's number. */
  readonly pages: string | null;
  /** http or https only. */
  readonly url: string | null;
  readonly keywords: readonly string[];
  /** Which study of the topic it is, where the file says so: its 0-based number. */
  readonly number: number | null;
  /** One sentence: what the study found. */
  readonly claim: string | null;
  readonly source: Source;
  /** Where its duplicates stood, once they are merged. */
  readonly alsoIn: readonly Source[];
}

export interface Source {
  readonly file: string;
  /** 1-based, rejected records counted. */
  readonly record: number;
  /** 1-based line on which the record begins. */
  readonly line: number;
}

/** What a reader found, not cleaned yet; identifiers and year are final. */
export interface RawRecord {
  readonly title: string;
  readonly abstract: readonly string[];
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly authors: readonly string[];
  readonly journal: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly url: string | null;
  readonly keywords: readonly string[];
  readonly number?: number | null;
  readonly claim?: string;
}

export type RecordResult =
  | { readonly record: LiteratureRecord }
  /** Completes "record 12, line 340: ...". */
  | { readonly reason: string };

/** Cleans a record; refuses one without title and abstract, and one with a field that is too long. */
export function toRecord(raw: RawRecord, source: Source): RecordResult {
  const reason = tooLong(raw);
  if (reason !== null) return { reason };
  const title = withoutPlaceholder(clean(raw.title));
  const abstract = withoutPlaceholder(withoutHeading(paragraphs(raw.abstract.map(withoutMarkup))));
  if (title === '' && abstract === '') return { reason: 'has neither a title nor an abstract' };
  const { year, doi, pmid, url } = raw;
  const journal = withoutPlaceholder(clean(raw.journal)) || null;
  const authors = distinct(raw.authors.flatMap(authorNames));
  const keywords = distinct(raw.keywords.map(clean));
  const number = raw.number ?? null;
  const claim = withoutPlaceholder(oneLine(raw.claim ?? '')) || null;
  const place = { volume: shortText(raw.volume), issue: shortText(raw.issue), pages: pagesOf(raw) };
  const cleaned = { title, abstract, authors, journal, ...place, keywords, claim };
  return { record: { ...cleaned, year, doi, pmid, url, number, source, alsoIn: [] } };
}

function clean(text: string): string {
  return oneLine(withoutMarkup(text));
}

/** What is longer than any volume, issue or page range is none of them. */
function shortText(value: string | undefined): string | null {
  const text = withoutPlaceholder(oneLine((value ?? '').slice(0, 200)));
  return text === '' || text.length > 100 ? null : text;
}

/**
 * With a plain hyphen: tools write "685--694" and "685–694", the Cochrane Library U+2010. PsycINFO's first page "No"
 * and last page "Specified" are none.
 */
function pagesOf({ pages }: RawRecord): string | null {
  const text = shortText(pages)?.replace(/ ?[-\u2010-\u2015]{1,3} ?/g, '-') ?? null;
  return text?.toLowerCase() === 'no-specified' ? null : text;
}

function tooLong(raw: RawRecord): string | null {
  for (const [field, most] of Object.entries(longestField)) {
    const value = raw[field as keyof typeof longestField];
    const parts = typeof value === 'string' ? [value] : (value ?? []);
    const length = sum(parts.map((part) => part.length));
    if (length > most) return `its ${field} is longer than ${most} characters`;
  }
  return null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** In order of first mention; empty ones and "nan" left out. */
function distinct(values: readonly string[]): string[] {
  const told = values.map(oneLine).filter((value) => value !== '' && value !== 'nan');
  return [...new Set(told)];
}
