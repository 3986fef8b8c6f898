/** EndNote's tagged format, Refer (.enw): "%0 Journal Article" begins a record. */

import {
  firstFound,
  normaliseDoi,
  parseYear,
  pmidOfAccession,
  pmidOfAddress,
  webAddress,
} from '../identifiers';
import type { RawRecord } from '../record';
import { firstPresent, firstText, linesOf, type TaggedFields, textsOf } from './fields';
import { type TaggedLine, taggedFormat } from './reader';

export const refer = taggedFormat({
  format: 'enw',
  label: 'EndNote tagged',
  sign: /^\uFEFF?%0 /m,
  readLine,
  begins: new Set(['0']),
  ends: new Set(),
  toRaw,
});

function readLine(text: string): TaggedLine {
  const match = /^\uFEFF?%([0-9A-Z@!#$&+<>[\]^~*?]) ?/.exec(text);
  if (match === null) return { kind: 'text', text };
  return { kind: 'tag', tag: match[1] ?? '', value: text.slice(match[0].length) };
}

function toRaw(fields: TaggedFields): RawRecord {
  const links = linesOf(fields, 'U');
  return {
    title: firstText(fields, ['T', '!']),
    abstract: firstPresent(fields, ['X']),
    year: firstFound(linesOf(fields, 'D', '8'), parseYear),
    doi: firstFound([...linesOf(fields, 'R'), ...links], normaliseDoi),
    pmid:
      firstFound(linesOf(fields, 'M'), (line) =>
        pmidOfAccession(line, firstText(fields, ['W', '~'])),
      ) ?? firstFound(links, pmidOfAddress),
    authors: linesOf(fields, 'A'),
    journal: firstText(fields, ['J', 'B']),
    volume: firstText(fields, ['V']),
    issue: firstText(fields, ['N']),
    pages: firstText(fields, ['P']),
    url: firstFound(links, webAddress),
    keywords: textsOf(fields, 'K').flatMap((line) => line.split(';')),
  };
}
