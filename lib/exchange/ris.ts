import { keywordsOf } from './keywords';
import { inverted } from './names';
import type { ExportedStudy, TreeExport } from './tree-export';

/** A field's text on one line: a tag at the start of a line must not come out of it. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim();
}

function fieldsOf(study: ExportedStudy, keywords: readonly string[]): [string, string | number][] {
  const { title, abstract, authors, year, journal, doi, pmid, url, claim } = study;
  const optional = (tag: string, value: string | number | null): [string, string | number][] =>
    value === null || value === '' ? [] : [[tag, value]];
  return [
    ['TY', 'JOUR'],
    ...optional('TI', title),
    ...authors.map((author): [string, string] => ['AU', inverted(author)]),
    ...optional('PY', year),
    ...optional('T2', journal),
    ...optional('AB', abstract),
    ...optional('DO', doi),
    // Zotero and EndNote keep the PubMed id as the accession number; it counts as one where the database is named.
    ...(pmid === null
      ? []
      : [['AN', pmid] as [string, string], ['DB', 'PubMed'] as [string, string]]),
    ...optional('UR', url),
    ...keywords.map((keyword): [string, string] => ['KW', keyword]),
    ...optional('N1', claim === null ? null : `Claim: ${claim}`),
  ];
}

/** RIS with the category paths as keywords: Zotero, EndNote, Mendeley and others show them as tags. */
export function* toRis(tree: TreeExport): Generator<string> {
  const keywords = keywordsOf(tree);
  for (const study of tree.studies) {
    const lines = fieldsOf(study, keywords.get(study.id) ?? []).map(
      // A semicolon in a keyword would part it.
      ([tag, value]) =>
        `${tag}  - ${oneLine(tag === 'KW' ? `${value}`.replaceAll(';', ',') : `${value}`)}`,
    );
    yield `${[...lines, 'ER  - '].join('\r\n')}\r\n\r\n`;
  }
}
