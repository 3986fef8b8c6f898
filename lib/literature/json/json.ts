/** CSL-JSON, and JSON of Crossref, OpenAlex, Zotero and EPPI-Reviewer; else objects with a table's names. */

import { type Field, fieldOfName } from '../columns';
import type { Findings } from '../findings';
import type { Format } from '../format';
import {
  firstFound,
  normaliseDoi,
  normalisePmid,
  parseYear,
  pmidInNote,
  webAddress,
} from '../identifiers';
import { countLineEnds } from '../lines';
import type { RawRecord } from '../record';
import { readItems } from './items';

type Json = Readonly<Record<string, unknown>>;

const headLength = 200_000;

export const json: Format = {
  label: 'CSL-JSON',
  recognise(text) {
    const start = text.search(/\S/);
    if (start === -1 || !/^\s*(?:\[\s*)?\{/.test(text.slice(start, start + 1_000))) return null;
    if (!/"(?:title|abstract|display_name)"\s{0,9}:/i.test(text.slice(start, start + headLength)))
      return null;
    const line = countLineEnds(text, 0, start) + 1;
    return { format: 'json', line, read: (findings) => readJson(text, findings) };
  },
};

function readJson(text: string, findings: Findings): void {
  let line = 1;
  let counted = 0;
  for (const { start, value, fault } of readItems(text)) {
    line += countLineEnds(text, counted, start);
    counted = start;
    if (fault !== null) findings.reject(line, fault);
    else findings.add(rawFromJson(asObject(value)), line);
  }
}

/** A record of CSL-JSON or of one of its relatives. */
export function rawFromJson(item: Json): RawRecord {
  // Zotero's API wraps what it knows of an item.
  const from = isObject(item.data) ? item.data : item;
  const values = byField(from);
  const texts = (field: Field) => (values.get(field) ?? []).flatMap(textsOf);
  const first = (field: Field) => texts(field).find((text) => text.trim() !== '') ?? '';
  const abstract = first('abstract') || invertedText(from.abstract_inverted_index);
  return {
    title: first('title'),
    abstract: [abstract],
    year: firstFound([...datesOf(from), ...texts('year')], parseYear),
    doi: firstFound([...texts('doi'), ...texts('url')], normaliseDoi),
    pmid:
      firstFound([...texts('pmid'), ...idsOf(from)], normalisePmid) ??
      firstFound(textsOf(from.note), pmidInNote),
    authors: authorsOf(from),
    journal: first('journal') || nameIn(from.primary_location),
    volume: first('volume') || textsOf(asObject(from.biblio).volume)[0],
    issue: first('issue') || textsOf(asObject(from.biblio).issue)[0],
    pages: first('pages') || textsOf(asObject(from.biblio).first_page)[0],
    url: firstFound(texts('url'), webAddress),
    keywords: texts('keywords').flatMap((text) => text.split(/[;\n]/)),
  };
}

/** Values by what the names of their keys mean in a table. */
function byField(item: Json): ReadonlyMap<Field, readonly unknown[]> {
  const fields = new Map<Field, { rank: number; value: unknown }[]>();
  for (const [key, value] of Object.entries(item)) {
    const place = fieldOfName(key);
    if (place !== null)
      fields.set(place.field, [...(fields.get(place.field) ?? []), { rank: place.rank, value }]);
  }
  return new Map(
    [...fields].map(([field, found]) => [
      field,
      found.sort((a, b) => a.rank - b.rank).map(({ value }) => value),
    ]),
  );
}

/** Of "issued" and its likes: { "date-parts": [["2011", 6]] }, { raw } or { literal }. */
function datesOf(item: Json): readonly string[] {
  return ['issued', 'published', 'published-print', 'published-online', 'original-date'].flatMap(
    (key) => {
      const date = asObject(item[key]);
      const [parts] = Array.isArray(date['date-parts']) ? date['date-parts'] : [];
      const [year] = Array.isArray(parts) ? parts : [];
      return [...textsOf(year), ...textsOf(date.raw), ...textsOf(date.literal)];
    },
  );
}

function idsOf(item: Json): readonly string[] {
  return textsOf(asObject(item.ids).pmid);
}

function nameIn(place: unknown): string {
  return textsOf(asObject(asObject(place).source).display_name)[0] ?? '';
}

function authorsOf(item: Json): string[] {
  const lists = [item.author, item.authors, item.authorships, item.creators, item.Authors].find(
    (value) => value !== undefined && value !== null,
  );
  if (typeof lists === 'string') return lists.split(/;|\band\b/);
  return (Array.isArray(lists) ? lists : [])
    .slice(0, 20_000)
    .flatMap((author) => authorName(author) ?? []);
}

function authorName(author: unknown): string | null {
  if (typeof author === 'string') return author;
  const { family, given, literal, name, lastName, firstName, author: inner } = asObject(author);
  if (inner !== undefined) return textsOf(asObject(inner).display_name)[0] ?? null;
  const parts = [family ?? lastName, given ?? firstName]
    .flatMap(textsOf)
    .filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : (textsOf(literal ?? name)[0] ?? null);
}

/** OpenAlex: word -> its places. */
function invertedText(index: unknown): string {
  const words: string[] = [];
  for (const [word, places] of Object.entries(asObject(index)))
    for (const place of Array.isArray(places) ? places : [])
      if (Number.isInteger(place) && place >= 0 && place < 20_000) words[place] = word;
  return words.filter((word) => word !== undefined).join(' ');
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value))
    return value.slice(0, 20_000).flatMap((each) => (Array.isArray(each) ? [] : textsOf(each)));
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return isObject(value) ? textsOf(value.display_name ?? value.tag ?? value.name) : [];
}

function asObject(value: unknown): Json {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
