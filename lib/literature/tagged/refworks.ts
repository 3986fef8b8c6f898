/** RefWorks' tagged format: "RT Journal Article" begins a record, "A1 Smith, Jane" is a field. */

import {
  firstFound,
  normaliseDoi,
  parseYear,
  pmidOfAccession,
  pmidOfAddress,
  webAddress,
} from '../identifiers';
import { pageRange } from '../page-range';
import type { RawRecord } from '../record';
import { firstPresent, firstText, linesOf, type TaggedFields, textsOf } from './fields';
import { type TaggedLine, taggedFormat } from './reader';

/** A line of an abstract may begin with two capitals as well. */
const known = new Set(
  (
    'RT SR ID A1 T1 JF JO YR FD VO IS SP OP K1 AB NO A2 T2 ED PB PP A3 A4 A5 A6 T3 SN AV AD AN LA CL SF OT ' +
    'LK DO CN DB DS IP RD ST U1 U2 U3 U4 U5 U6 U7 U8 U9 UL SL LL CR WT WV WP OL PMID PMC'
  ).split(' '),
);

export const refWorks = taggedFormat({
  format: 'refworks',
  label: 'RefWorks',
  sign: /^\uFEFF?RT [A-Z][^\r\n]{0,60}\r{0,2}\n?(?:SR|ID|A1|T1|JF|YR) /m,
  readLine,
  begins: new Set(['RT']),
  ends: new Set(),
  toRaw,
});

function readLine(text: string): TaggedLine {
  const match = /^\uFEFF?([A-Z][A-Z0-9]{1,3})(?: |$)/.exec(text);
  const tag = match?.[1] ?? '';
  if (match === null || !known.has(tag)) return { kind: 'text', text };
  return { kind: 'tag', tag, value: text.slice(match[0].length) };
}

function toRaw(fields: TaggedFields): RawRecord {
  const links = linesOf(fields, 'UL', 'LK');
  return {
    title: firstText(fields, ['T1']),
    abstract: firstPresent(fields, ['AB']),
    year: firstFound(linesOf(fields, 'YR', 'FD'), parseYear),
    doi: firstFound([...linesOf(fields, 'DO'), ...links], normaliseDoi),
    pmid:
      firstFound(linesOf(fields, 'AN', 'PMID'), (line) =>
        pmidOfAccession(line, firstText(fields, ['DB', 'DS'])),
      ) ?? firstFound(links, pmidOfAddress),
    authors: linesOf(fields, 'A1'),
    journal: firstText(fields, ['JF', 'JO', 'T2']),
    volume: firstText(fields, ['VO']),
    issue: firstText(fields, ['IS']),
    pages: pageRange(firstText(fields, ['SP']), firstText(fields, ['OP'])),
    url: firstFound(links, webAddress),
    keywords: textsOf(fields, 'K1').flatMap((line) => line.split(';')),
  };
}
