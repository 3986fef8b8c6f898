/** Ovid's plain text: running numbers, names of fields on lines of their own, values on those below. */

import { firstFound, normaliseDoi, parseYear, pmidOfAccession } from '../identifiers';
import type { RawRecord } from '../record';
import { firstPresent, firstText, linesOf, type TaggedFields, textsOf } from './fields';
import { type TaggedLine, taggedFormat } from './reader';

/** What the long names of fields are, and the short ones that Ovid offers instead. */
const names: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ui: 'unique identifier|accession number|ui|an',
    title: 'title|ti|title comment|original title',
    authors: 'author|authors|author names|au|authors full name|fa|authors/editors',
    abstract: 'abstract|ab',
    source: 'source|so',
    journal: 'journal|journal name|jn|jt',
    year: 'year of publication|publication year|date of publication|yr|dp',
    doi: 'digital object identifier|doi|do',
    pmid: 'pubmed identifier|pmid|pm',
    volume: 'volume|vo',
    issue: 'issue|issue/part|ip',
    pages: 'pagination|page|pages|pg',
    keywords: 'keyword heading|keywords|mesh subject headings|subject headings|kw|mh|hw|sh',
    other:
      'status|institution|in|publication type|pt|language|lg|country of publication|cp|issn|is|abstract language|' +
      'correspondence address|publisher|link to the ovid full text or citation|xl|database|version|entry date|' +
      'publishing model|local messages|cas registry/ec number/name of substance|grant information|revision date|' +
      'copyright|conflict of interest|comments|embase accession id|medline|trial registry number|' +
      'emtree heading|drug index terms|publication history status|indexing method|nlm journal code|issn print|' +
      'issn electronic|journal abbreviation|orcid|author nameid|date created|year|update date|owner',
  }).flatMap(([field, all]) => all.split('|').map((name) => [name, field] as const)),
);

const label = /^([A-Z][A-Za-z/ ()-]{0,60}?)[ \t]{0,9}$/;

export const ovid = taggedFormat({
  format: 'ovid',
  label: 'Ovid text (.txt)',
  sign: /^\uFEFF?(?:<\d{1,6}>|\d{1,6}\.)[ \t]{0,9}\r{0,2}[\r\n]{1,4}(?:[A-Z][A-Za-z/ ]{1,60}[ \t]{0,9}\r{0,2}\n?[ \t]{1,9}\S[^\r\n]{0,5000}[\r\n]{1,4}){0,2}(?:Unique Identifier|Accession Number|Title|Authors?|UI|TI|AU)[ \t]{0,9}[\r\n]/m,
  readLine,
  begins: new Set(['#']),
  ends: new Set(),
  toRaw,
});

function readLine(text: string): TaggedLine {
  if (/^\uFEFF?(?:<\d{1,6}>|\d{1,6}\.)[ \t]{0,9}$/.test(text))
    return { kind: 'tag', tag: '#', value: '' };
  const name = label.exec(text)?.[1]?.toLowerCase();
  const field = name === undefined ? undefined : names.get(name);
  if (field !== undefined) return { kind: 'tag', tag: field, value: '' };
  return { kind: 'text', text: text.trim() };
}

function toRaw(fields: TaggedFields): RawRecord {
  const source = placeIn(firstText(fields, ['source']));
  return {
    title: firstText(fields, ['title']).trim().replace(/\.$/, ''),
    abstract: firstPresent(fields, ['abstract']),
    year: firstFound([...textsOf(fields, 'year'), source.year], parseYear),
    doi: firstFound(textsOf(fields, 'doi', 'other'), normaliseDoi),
    // Embase numbers its own records, with ten digits and more.
    pmid: firstFound(textsOf(fields, 'pmid', 'ui'), (id) => pmidOfAccession(id, '')),
    authors: linesOf(fields, 'authors').flatMap(authorsIn),
    journal: firstText(fields, ['journal']).trim() || source.journal,
    volume: firstText(fields, ['volume']) || source.volume,
    issue: firstText(fields, ['issue']) || source.issue,
    pages: firstText(fields, ['pages']) || source.pages,
    url: null,
    keywords: linesOf(fields, 'keywords').flatMap((line) => line.split(/[;,]|\. /)),
  };
}

/** "Yang Z. Wu B." and "Yang, Zoe; Wu, Bo". */
function authorsIn(line: string): string[] {
  if (line.includes(';')) return line.split(';');
  const names = line.match(/[^\s.][^.]{0,80}?\s(?:[A-Z]{1,3}|[A-Z](?:[-.][A-Z])*)\.(?=\s|$)/g);
  return names ? names.map((name) => name.replace(/\.$/, '')) : [line];
}

/** "JAMA. 301(2):19-30, 2019 Mar 1." */
function placeIn(source: string) {
  const match =
    /^([^.]{1,300})\.[^\d(]{0,40}(\d{1,5})?(?:\(([^)]{1,40})\))?(?::\s{0,3}([\w-]{1,20}))?/.exec(
      source.trim(),
    );
  const [, journal = '', volume = '', issue = '', pages = ''] = match ?? [];
  const year =
    /\b(?:19|20)\d\d\b(?!.{0,500}\b(?:19|20)\d\d\b)/.exec(source.slice(0, 600))?.[0] ?? '';
  return { journal, volume: volume.length > 4 ? '' : volume, issue, pages, year };
}
