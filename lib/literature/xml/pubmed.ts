/** PubMed XML (efetch, or "PubMed" to file): articles and books. */

import { firstFound, normaliseDoi, normalisePmid, parseYear } from '../identifiers';
import type { RawRecord } from '../record';
import { all, attribute, type Element } from './parse';
import { readable } from './readable';
import { xmlFormat } from './record-slices';

/** Half of a record, and none of what is imported. */
const unread: ReadonlySet<string> = new Set(
  (
    'affiliationinfo chemicallist commentscorrectionslist daterevised datecompleted grantlist history ' +
    'investigatorlist publicationtypelist reference medlinejournalinfo issn language qualifiername citationsubset'
  ).split(' '),
);

export const pubmedXml = xmlFormat({
  format: 'pubmed-xml',
  label: 'PubMed XML',
  cutBefore: ['<PubmedArticle>', '<PubmedArticle ', '<PubmedBookArticle>', '<PubmedBookArticle '],
  sign: /<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle)[\s>]/,
  opening: /<(PubmedArticle|PubmedBookArticle)(?=[\s>])/g,
  unread,
  toRaw,
});

function toRaw(record: Element): RawRecord {
  const [book] = all(record, 'bookdocument');
  return book === undefined ? articleFrom(record) : bookFrom(book);
}

function articleFrom(record: Element): RawRecord {
  const citation = all(record, 'medlinecitation')[0] ?? record;
  const article = all(citation, 'article')[0] ?? citation;
  const issue = all(article, 'journal', 'journalissue')[0] ?? article;
  const abstracts = all(article, 'abstract', 'abstracttext');
  return {
    title: first(article, ['articletitle'], ['vernaculartitle']),
    abstract: (abstracts.length > 0
      ? abstracts
      : all(citation, 'otherabstract', 'abstracttext')
    ).map(labelled),
    year: firstFound(yearsOf(issue, article), parseYear),
    doi: doiFrom([
      ...all(article, 'elocationid'),
      ...all(record, 'pubmeddata', 'articleidlist', 'articleid'),
    ]),
    pmid: normalisePmid(first(citation, ['pmid'])),
    authors: authorsOf(article),
    journal: first(article, ['journal', 'title'], ['journal', 'isoabbreviation']),
    volume: first(issue, ['volume']),
    issue: first(issue, ['issue']),
    pages: first(article, ['pagination', 'medlinepgn'], ['pagination', 'startpage']),
    url: null,
    keywords: [
      ...all(citation, 'keywordlist', 'keyword'),
      ...all(citation, 'meshheadinglist', 'meshheading', 'descriptorname'),
    ].map(readable),
  };
}

function bookFrom(book: Element): RawRecord {
  return {
    title: first(book, ['articletitle'], ['book', 'booktitle']),
    abstract: all(book, 'abstract', 'abstracttext').map(labelled),
    year: firstFound(
      [first(book, ['contributiondate', 'year']), first(book, ['book', 'pubdate', 'year'])],
      parseYear,
    ),
    doi: doiFrom([...all(book, 'articleidlist', 'articleid'), ...all(book, 'book', 'elocationid')]),
    pmid: normalisePmid(first(book, ['pmid'])),
    authors: [...authorsOf(book), ...authorsOf(all(book, 'book')[0] ?? book)],
    journal: first(book, ['articletitle']) === '' ? '' : first(book, ['book', 'booktitle']),
    pages: first(book, ['pagination', 'medlinepgn']),
    url: null,
    keywords: all(book, 'keywordlist', 'keyword').map(readable),
  };
}

/** The text at the first of these paths that has one. */
function first(from: Element, ...paths: readonly (readonly string[])[]): string {
  const texts = paths.flatMap((path) => all(from, ...path)).map(readable);
  return texts.find((text) => text.trim() !== '') ?? '';
}

/** "METHODS: We asked ..." for a part of a structured abstract. */
function labelled(part: Element): string {
  const label = attribute(part, 'label').trim();
  const text = readable(part);
  return label === '' || /^unlabell?ed$/i.test(label) ? text : `${label}: ${text}`;
}

function yearsOf(issue: Element, article: Element): readonly string[] {
  return [
    first(issue, ['pubdate', 'year'], ['pubdate', 'medlinedate']),
    first(article, ['articledate', 'year']),
  ];
}

function doiFrom(ids: readonly Element[]): string | null {
  const dois = ids.filter((id) => (attribute(id, 'eidtype') || attribute(id, 'idtype')) === 'doi');
  return firstFound(dois.map(readable), normaliseDoi);
}

function authorsOf(from: Element): string[] {
  return all(from, 'authorlist', 'author').map((author) => {
    const family = first(author, ['lastname']);
    const given = first(author, ['forename'], ['initials']);
    return family === ''
      ? first(author, ['collectivename'])
      : [family, given].filter(Boolean).join(', ');
  });
}
