/** Which column of a table is which field. */

/**
 * Column names by field, the preferred one first, in lower case and without anything but letters and digits:
 * Zotero, EndNote, RefWorks, Rayyan, Covidence, ASReview, Scopus, Web of Science, PubMed, Embase, Cochrane,
 * Dimensions, Lens, IEEE Xplore, ProQuest and OpenAlex write these, and people in tables of their own.
 */
const names = {
  title: [
    'title articletitle documenttitle primarytitle titleprimary papertitle referencetitle studytitle',
    'displayname ti t1 titel titre título titulo titolo 文献标题 标题',
  ],
  abstract: [
    'abstract abstractnote notesabstract abstracttext abstracts ab n2 summary description',
    'zusammenfassung kurzfassung résumé resumen resumo riassunto 摘要',
  ],
  year: [
    'year publicationyear publishedyear pubyear yearpublished py y1 date publicationdate',
    'datepublished publisheddate pubdate coverdate jahr erscheinungsjahr année año ano anno 年份',
  ],
  doi: ['doi articledoi digitalobjectidentifier di doilink doiurl do'],
  pmid: ['pmid pubmedid pubmed medlinepmid idspmid pm'],
  accession: ['accessionnumber'],
  database: ['database nameofdatabase datasource'],
  note: ['extra'],
  citation: ['source citation'],
  authors: [
    'authors author authorsprimary primaryauthors firstauthors authornames authorlist authorfullnames',
    'authorshipsauthordisplayname au a1 af autoren autor auteurs auteur autores autori 作者',
  ],
  journal: [
    'journal publicationtitle sourcetitle journaltitle journalname periodicalfull journalbook',
    'secondarytitle titlesecondary publicationname containertitle pubtitle so jf jo t2',
    'primarylocationsourcedisplayname parenttitle 来源出版物名称 journalabbreviation abbreviatedsourcetitle periodicalabbrev periodical',
  ],
  volume: ['volume vol bibliovolume vl 卷'],
  issue: ['issue issuenumber biblioissue no is 期'],
  pages: ['pages page pagerange pageno pagenumbers articlenumber artno elocationid'],
  firstPage: ['bibliofirstpage startpage pagestart firstpage beginningpage bp sp'],
  lastPage: ['bibliolastpage endpage pageend lastpage endingpage ep'],
  url: [
    'url urls link links articleurl documenturl sourceurl externalurl fulltextlink primarylocationlandingpageurl ur 链接',
  ],
  keywords: [
    'keywords authorkeywords keyword indexkeywords keywordsplus manualtags automatictags',
    'subjectterms keywordsdisplayname de kw 作者关键字 索引关键字',
  ],
  number: ['number studynumber claimnumber'],
  claim: ['claim'],
} as const;

export type Field = keyof typeof names;

/** All fields that a column may be. */
export const fields = Object.keys(names) as [Field, ...Field[]];

/** Field -> its columns' indices, the preferred one first. A field without a column has no entry. */
export type Columns = ReadonlyMap<Field, readonly number[]>;

const places: ReadonlyMap<string, { field: Field; rank: number }> = new Map(
  Object.entries(names).flatMap(([field, lines]) =>
    lines
      .join(' ')
      .split(' ')
      .map((name, rank) => [name, { field: field as Field, rank }] as const),
  ),
);

/** What a column or key of this name is; a lower rank is preferred. null for a name that nobody knows. */
export function fieldOfName(name: string): { readonly field: Field; readonly rank: number } | null {
  return places.get(columnKey(name)) ?? null;
}

export function recogniseColumns(header: readonly string[]): Columns {
  const found = header
    .map((cell, index) => ({ index, ...places.get(columnKey(cell)) }))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const columns = new Map<Field, number[]>();
  for (const { index, field } of found) {
    if (field !== undefined) columns.set(field, [...(columns.get(field) ?? []), index]);
  }
  return columns;
}

/** A table without either holds no studies. */
export function hasStudyColumn(columns: Columns): boolean {
  return columns.has('title') || columns.has('abstract');
}

/** A tag of two letters is one only where nothing else stands. */
function columnKey(cell: string): string {
  if (cell.length > 60) return '';
  const key = cell.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return key.length > 2 || key === cell.trim().toLowerCase() ? key : '';
}
