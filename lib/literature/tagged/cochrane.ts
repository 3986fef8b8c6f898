/** The Cochrane Library's plain text: "Record #1 of 20" begins a record, "TI: ..." is a field. */

import { firstFound, normaliseDoi, normalisePmid, parseYear, webAddress } from '../identifiers';
import type { RawRecord } from '../record';
import { firstPresent, firstText, linesOf, type TaggedFields, textsOf } from './fields';
import { type TaggedLine, taggedFormat } from './reader';

const heading = /^\uFEFF?Record #\d{1,7} of \d{1,7}\s{0,9}$/;
const known = new Set(
  'ID AU TI SO YR VL NO PG PM XR PT KY DOI AB US CC PB SN LA AD CO CN OS'.split(' '),
);

export const cochrane = taggedFormat({
  format: 'cochrane',
  label: 'Cochrane Library',
  // A RIS export of the Cochrane Library has such headings as well.
  sign: /^\uFEFF?Record #\d{1,7} of \d{1,7}[ \t]{0,9}[\r\n]{1,6}[A-Z]{2,3}: /m,
  readLine,
  begins: new Set(['#']),
  ends: new Set(),
  toRaw,
});

function readLine(text: string): TaggedLine {
  if (heading.test(text)) return { kind: 'tag', tag: '#', value: '' };
  const match = /^([A-Z]{2,3}):(?: |$)/.exec(text);
  const tag = match?.[1] ?? '';
  if (match === null || !known.has(tag)) return { kind: 'text', text };
  return { kind: 'tag', tag, value: text.slice(match[0].length) };
}

function toRaw(fields: TaggedFields): RawRecord {
  return {
    title: firstText(fields, ['TI']),
    abstract: firstPresent(fields, ['AB']),
    year: firstFound(linesOf(fields, 'YR'), parseYear),
    doi: firstFound(linesOf(fields, 'DOI'), normaliseDoi),
    pmid: firstFound(linesOf(fields, 'PM'), normalisePmid),
    authors: linesOf(fields, 'AU').flatMap((line) => line.split(';')),
    journal: firstText(fields, ['SO']),
    volume: firstText(fields, ['VL']),
    issue: firstText(fields, ['NO']),
    pages: firstText(fields, ['PG']),
    url: firstFound(linesOf(fields, 'US'), webAddress),
    keywords: textsOf(fields, 'KY').flatMap((line) => line.split(';')),
  };
}
