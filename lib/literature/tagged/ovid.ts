/**
 * Ovid's plain text: running numbers, names of fields on lines of their own, values on those below; and what Ovid writes
 * for reference managers: the same with short names, "TI  - ", each before its value.
 */

import { firstFound, normaliseDoi, parseYear, pmidOfAccession, webAddress } from '../identifiers';
import type { RawRecord } from '../record';
import { firstPresent, firstText, linesOf, type TaggedFields, textsOf } from './fields';
import { type TaggedLine, taggedFormat } from './reader';

/** What the long names of fields are, and the short ones that Ovid offers instead. */
const names: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ui: 'unique identifier|accession number|ui|an',
    title: 'title|ti|title comment|original title',
    chapter: 'chapter title',
    authors: 'author|authors|author names|au|authors/editors',
    fullNames: 'authors full name|fa',
    abstract: 'abstract|ab',
    source: 'source|so',
    book: 'bt',
    journal: 'journal|journal name|jn|jt',
    year: 'year of publication|publication year|date of publication|yr|dp|py',
    doi: 'digital object identifier|doi|do|di',
    database: 'database|db',
    link: 'link to the ovid full text or citation|xl|ur',
    pmid: 'pubmed identifier|pmid|pm',
    volume: 'volume|vo|vi',
    issue: 'issue|issue/part|ip',
    pages: 'pagination|page|pages|pg',
    keywords:
      'keyword heading|keywords|mesh subject headings|subject headings|author keywords|kw|mh|hw|sh|de|id',
    other:
      'status|institution|in|publication type|pt|language|lg|country of publication|cp|issn|is|abstract language|' +
      'correspondence address|publisher|version|entry date|' +
      'publishing model|local messages|cas registry/ec number/name of substance|grant information|revision date|' +
      'copyright|conflict of interest|comments|embase accession id|medline|trial registry number|' +
      'emtree heading|drug index terms|publication history status|indexing method|nlm journal code|issn print|' +
      'issn electronic|journal abbreviation|orcid|author nameid|date created|year|update date|owner',
  }).flatMap(([field, all]) => all.split('|').map((name) => [name, field] as const)),
);

const shortName = /^\uFEFF?([A-Z][A-Z0-9]) {1,2}- (.*)$/;
const label = /^([A-Z][A-Za-z/ ()-]{0,60}?)[ \t]{0,9}$/;

export const ovid = taggedFormat({
  format: 'ovid',
  label: 'Ovid',
  sign: /^\uFEFF?(?:<\d{1,6}\.? ?>|\d{1,6}\.)[ \t]{0,9}\r{0,2}[\r\n]{1,4}(?:VN {1,2}- Ovid|(?:[A-Z][A-Za-z/ ]{1,60}[ \t]{0,9}\r{0,2}\n?[ \t]{1,9}\S[^\r\n]{0,5000}[\r\n]{1,4}){0,2}(?:Unique Identifier|Accession Number|Title|Authors?|UI|TI|AU)[ \t]{0,9}[\r\n])/m,
  readLine,
  begins: new Set(['#']),
  ends: new Set(),
  toRaw,
});

function readLine(text: string): TaggedLine {
  if (/^\uFEFF?(?:<\d{1,6}\.? ?>|\d{1,6}\.)[ \t]{0,9}$/.test(text))
    return { kind: 'tag', tag: '#', value: '' };
  const [, short, value = ''] = shortName.exec(text) ?? [];
  if (short !== undefined) return { kind: 'tag', tag: fieldOfShortName(short), value };
  const name = label.exec(text)?.[1]?.toLowerCase();
  const field = name === undefined ? undefined : names.get(name);
  if (field !== undefined) return { kind: 'tag', tag: field, value: '' };
  return { kind: 'text', text: text.trim() };
}

/** Authors stand one on each line there. */
function fieldOfShortName(short: string): string {
  const field = names.get(short.toLowerCase()) ?? 'other';
  return field === 'authors' ? 'author' : field;
}

/** "A title.[Article]" is a title with its type. */
function titleIn(text: string): string {
  return text
    .trim()
    .replace(
      /\s{0,3}\[(?:Article|Review|Letter|Editorial|Report|Miscellaneous|Reference)s?\]\.?$/i,
      '',
    )
    .replace(/\.$/, '');
}

/** Without the roles and the numbers of institutions behind a name: "Wabner, Cindy L. [Inventor]", "Redlich, C A 1". */
function nameIn(line: string): string {
  return line
    .replace(/\s{0,3}\[[^\][]{0,100}\]/g, '')
    .replace(/([a-z]{2})\.$/, '$1')
    .replace(/\s\d{1,2}(?:, ?\d{1,2})*\s{0,3}$/, '');
}

function toRaw(fields: TaggedFields): RawRecord {
  const source = placeIn(firstText(fields, ['source', 'book']));
  const fullNames = linesOf(fields, 'fullNames');
  const database = firstText(fields, ['database']);
  return {
    title: titleIn(firstText(fields, ['title', 'chapter'])),
    abstract: firstPresent(fields, ['abstract']),
    year: firstFound([...textsOf(fields, 'year'), source.year], parseYear),
    doi: firstFound(
      textsOf(fields, 'doi', 'other').map((text) => text.trim()),
      normaliseDoi,
    ),
    // Embase numbers its own records, the newer ones with ten digits and more.
    pmid: firstFound(textsOf(fields, 'pmid', 'ui'), (id) => pmidOfAccession(id, database)),
    authors: [
      ...(fullNames.length > 0 ? fullNames : linesOf(fields, 'author')).map(nameIn),
      ...linesOf(fields, 'authors').flatMap(authorsIn),
    ],
    journal: firstText(fields, ['journal']).trim() || source.journal,
    volume: firstText(fields, ['volume']) || source.volume,
    issue: firstText(fields, ['issue']) || source.issue,
    pages: firstText(fields, ['pages']) || source.pages,
    url: firstFound(
      linesOf(fields, 'link').map((line) => line.trim()),
      webAddress,
    ),
    keywords: linesOf(fields, 'keywords').flatMap((line) => line.split(/[;,]|\. /)),
  };
}

/** "Yang Z. Wu B." and "Yang, Zoe; Wu, Bo". */
function authorsIn(line: string): string[] {
  if (line.includes(';')) return line.split(';');
  const names = line.match(/[^\s.][^.]{0,80}?\s(?:[A-Z]{1,3}|[A-Z](?:[-.][A-Z])*)\.(?=\s|$)/g);
  return names ? names.map((name) => name.replace(/\.$/, '')) : [line];
}

/** "Kamp, Roza Maria [Editor], Calvete, J. [Editor]. " before the title of a book. */
const editors = /^.{1,500}\[(?:Editor|Ed)\b[^\]]{0,60}\][.,;]\s{0,3}/;
/** Journals@Ovid's "Acta Chirurgica Belgica November/December 2010;6:611-613". */
const dated =
  /^(.{1,300}?) (?:[A-Z][A-Za-z/-]{2,30} )?(?:\d{1,2}, )?((?:19|20)\d\d)\s?;\s?(\d{1,5})(?:\(([^)]{1,40})\))?(?::([\w-]{1,20}))?/;
/** "JAMA. 301(2):19-30, 2019 Mar 1." */
const ordered =
  /^([^.]{1,300})\.(?:[^\d(]{0,40}(\d{1,5})(?=\s?[(:,.;]|$))?(?:\s?\(([^)]{1,40})\))?(?::\s{0,3}([\w-]{1,20}))?/;

function placeIn(source: string) {
  const text = source.trim().slice(0, 5_000).replace(editors, '');
  const [found, ...parts] = dated.exec(text) ?? [];
  if (found !== undefined) {
    const [journal = '', year = '', volume = '', issue = '', pages = ''] = parts;
    return { journal, volume, issue, pages, year };
  }
  const [, journal = '', volume = '', issue = '', pages = ''] = ordered.exec(text) ?? [];
  const year = /\b(?:19|20)\d\d\b(?!.{0,500}\b(?:19|20)\d\d\b)/.exec(text.slice(0, 600))?.[0] ?? '';
  return { journal, volume: volume.length > 4 ? '' : volume, issue, pages, year };
}
