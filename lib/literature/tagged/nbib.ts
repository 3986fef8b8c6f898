/** PubMed's MEDLINE format (.nbib), also from Ovid and in files with another ending. */

import { firstFound, normaliseDoi, normalisePmid, parseYear, webAddress } from '../identifiers';
import type { RawRecord } from '../record';
import { firstPresent, firstText, linesOf, type TaggedFields, textsOf } from './fields';
import { type TaggedLine, taggedFormat } from './reader';

/** A tag, padded to four characters, hyphen, space. */
const standard = /^[\uFEFF \t]{0,2}([A-Z][A-Z0-9]{1,3})( {0,2})- ?/;
const known = new Set(
  (
    'PMID OWN STAT DA DCOM LR IS VI IP DP TI BTI TT PG LID AID AB OAB FAU AU AUID AD CN LA PT PL TA JT JID ' +
    'SB MH OT OTO RN EDAT MHDA CRDT PHST PST SO GR DEP PMC CI COIS OABL CTI UI ISBN ISSN OID ED FED SI'
  ).split(' '),
);
const runningNumber = /^\s{0,4}<?\d{1,7}(?:[.):]|\. ?>|>)?\s{0,4}$/;

export const nbib = taggedFormat({
  format: 'nbib',
  label: 'NBIB (PubMed, ERIC)',
  sign: /^[\uFEFF \t]{0,2}PMID ?- ?\d/m,
  readLine,
  begins: new Set(['PMID', 'UI']),
  ends: new Set(),
  toRaw,
});

/** ERIC's, whose records have no PubMed id and begin with their owner. */
export const ericNbib = taggedFormat({
  format: 'nbib',
  label: 'NBIB (PubMed, ERIC)',
  sign: /^[\uFEFF \t]{0,2}OWN {0,2}- ?ERIC[ \t]{0,9}\r{0,2}$/m,
  readLine,
  begins: new Set(['OWN']),
  ends: new Set(),
  toRaw,
});

function readLine(text: string): TaggedLine {
  const match = standard.exec(text);
  const [prefix = '', tag = '', gap = ''] = match ?? [];
  if (match !== null && (known.has(tag) || tag.length + gap.length === 4))
    return { kind: 'tag', tag, value: text.slice(prefix.length) };
  return runningNumber.test(text) ? { kind: 'other' } : { kind: 'text', text };
}

function toRaw(fields: TaggedFields): RawRecord {
  const ids = textsOf(fields, 'LID', 'AID').filter((id) => /\[doi\]\s*$|\bdoi\.org\//i.test(id));
  return {
    title: firstText(fields, ['TI', 'BTI', 'CTI', 'TT']),
    abstract: textsOf(fields, textsOf(fields, 'AB').length > 0 ? 'AB' : 'OAB'),
    year: firstFound(linesOf(fields, 'DP', 'DEP', 'EDAT'), parseYear),
    doi: firstFound(ids, normaliseDoi),
    pmid: firstFound(linesOf(fields, 'PMID', 'UI'), normalisePmid),
    authors: [...firstPresent(fields, ['FAU', 'AU']), ...textsOf(fields, 'CN')],
    journal: firstText(fields, [...(fields.has('TI') ? ['BTI'] : []), 'JT', 'TA']),
    volume: firstText(fields, ['VI']),
    issue: firstText(fields, ['IP']),
    pages: firstText(fields, ['PG']),
    url: firstFound(linesOf(fields, 'LID'), webAddress),
    keywords: textsOf(fields, 'OT', 'MH'),
  };
}
