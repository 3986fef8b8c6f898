/** Web of Science's plain text: "PT J" begins a record, "ER" ends it, three spaces go on with a field. */

import { firstFound, normaliseDoi, normalisePmid, parseYear } from '../identifiers';
import { pageRange } from '../page-range';
import type { RawRecord } from '../record';
import { firstPresent, firstText, linesOf, type TaggedFields, textsOf } from './fields';
import { type TaggedLine, taggedFormat } from './reader';

const tagged = /^\uFEFF?([A-Z][A-Z0-9])(?: |$)/;
/** Of the file, not of a record. */
const fileTags = new Set(['FN', 'VR', 'EF']);

export const webOfScience = taggedFormat({
  format: 'wos',
  label: 'Web of Science',
  sign: /^\uFEFF?(?:FN (?:Clarivate|Thomson|ISI)|PT [A-Z][\r\n]{1,3}(?:AU|TI|BA) )/m,
  readLine,
  begins: new Set(['PT']),
  ends: new Set(['ER']),
  toRaw,
});

function readLine(text: string): TaggedLine {
  const match = tagged.exec(text);
  if (match === null) return { kind: 'text', text };
  const [prefix, tag = ''] = match;
  if (fileTags.has(tag)) return { kind: 'file' };
  return { kind: 'tag', tag, value: text.slice(prefix.length) };
}

function toRaw(fields: TaggedFields): RawRecord {
  return {
    title: firstText(fields, ['TI']),
    abstract: textsOf(fields, 'AB'),
    year: firstFound(linesOf(fields, 'PY', 'EA', 'PD'), parseYear),
    doi: firstFound(linesOf(fields, 'DI', 'D2'), normaliseDoi),
    pmid: firstFound(linesOf(fields, 'PM'), normalisePmid),
    authors: firstPresent(fields, ['AF', 'AU', 'BF', 'BA', 'CA']),
    journal: firstText(fields, ['SO', 'JI', 'J9']),
    volume: firstText(fields, ['VL']),
    issue: firstText(fields, ['IS']),
    pages: pageRange(firstText(fields, ['BP', 'AR', 'PS']), firstText(fields, ['EP'])),
    url: null,
    keywords: textsOf(fields, 'DE', 'ID').flatMap((line) => line.split(';')),
  };
}
