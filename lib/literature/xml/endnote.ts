/** EndNote XML, as EndNote, Mendeley, Zotero and Citavi write it. */

import {
  firstFound,
  normaliseDoi,
  normalisePmid,
  parseYear,
  pmidInNote,
  pmidOfAccession,
  pmidOfAddress,
  webAddress,
} from '../identifiers';
import type { RawRecord } from '../record';
import { all, type Element } from './parse';
import { readable } from './readable';
import { xmlFormat } from './record-slices';

export const endnoteXml = xmlFormat({
  format: 'endnote-xml',
  label: 'EndNote XML',
  cutBefore: ['<record>'],
  sign: /<records>\s{0,99}(?:<record>|<\/records>)|<record>\s{0,99}<(?:database|rec-number|ref-type)/,
  opening: /<(record)(?=[\s>])/g,
  toRaw,
});

function toRaw(record: Element): RawRecord {
  const texts = (...path: readonly string[]) => all(record, ...path).map(readable);
  const first = (...paths: readonly string[]) =>
    paths.flatMap((path) => texts(...path.split('/'))).find((text) => text.trim() !== '') ?? '';
  const links = all(record, 'urls').flatMap((urls) =>
    ['related-urls', 'web-urls', 'text-urls'].flatMap((kind) =>
      all(urls, kind, 'url').map(readable),
    ),
  );
  const database = first('remote-database-name', 'remote-database-provider');
  return {
    title: first('titles/title', 'titles/short-title', 'titles/alt-title'),
    abstract: texts('abstract'),
    year: firstFound(
      [...texts('dates', 'year'), ...texts('dates', 'pub-dates', 'date')],
      parseYear,
    ),
    doi: firstFound([...texts('electronic-resource-num'), ...links], normaliseDoi),
    pmid:
      pmidOfAccession(first('accession-num'), database) ??
      firstFound(texts('pmid'), normalisePmid) ??
      firstFound([first('accession-num'), first('notes')], pmidInNote) ??
      firstFound(links, pmidOfAddress),
    authors: texts('contributors', 'authors', 'author'),
    journal: first('periodical/full-title', 'titles/secondary-title', 'periodical/abbr-1'),
    volume: first('volume'),
    issue: first('number', 'issue'),
    pages: first('pages'),
    url: firstFound(links, webAddress),
    keywords: texts('keywords', 'keyword').flatMap((text) => text.split(/[\r\n]/)),
  };
}
