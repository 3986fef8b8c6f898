/** XML of EBSCOhost (CINAHL, PsycINFO, Academic Search): "Generic bibliographic management" and its like. */

import { firstFound, normaliseDoi, normalisePmid, parseYear, webAddress } from '../identifiers';
import type { RawRecord } from '../record';
import { all, attribute, type Element } from './parse';
import { readable } from './readable';
import { xmlFormat } from './record-slices';

export const ebscoXml = xmlFormat({
  format: 'ebsco-xml',
  label: 'EBSCO XML',
  sign: /<rec\b[^<>]{0,500}>\s{0,99}<header[\s>]/,
  opening: /<(rec)(?=[\s>])/g,
  toRaw,
});

function toRaw(record: Element): RawRecord {
  const [header = record] = all(record, 'header');
  const [info = record] = all(header, 'controlinfo');
  const [article = info] = all(info, 'artinfo');
  const [published = info] = all(info, 'pubinfo');
  const text = (from: Element, ...path: readonly string[]) =>
    all(from, ...path)
      .map(readable)
      .find((each) => each.trim() !== '') ?? '';
  const ids = all(article, 'ui');
  const idsOf = (pattern: RegExp) =>
    ids.filter((id) => pattern.test(attribute(id, 'type'))).map(readable);
  const dates = all(published, 'dt');
  return {
    title: text(article, 'tig', 'atl') || text(info, 'bkinfo', 'btl'),
    abstract: all(article, 'ab').map(readable),
    year: firstFound(
      [...dates.map((date) => attribute(date, 'year')), ...dates.map(readable)],
      parseYear,
    ),
    doi: firstFound([...idsOf(/doi/i), ...ids.map(readable)], normaliseDoi),
    pmid: firstFound(idsOf(/pmid|medline|pubmed/i), pmidIn),
    authors: all(article, 'aug', 'au').map(readable),
    journal: text(info, 'jinfo', 'jtl'),
    volume: text(published, 'vid'),
    issue: text(published, 'iid'),
    pages: pagesOf(text(article, 'ppf'), text(article, 'ppct')),
    url: firstFound([text(record, 'plink'), text(header, 'displayinfo', 'plink')], webAddress),
    keywords: [...all(article, 'sug', 'subj'), ...all(article, 'keyword')].map(readable),
  };
}

/** "NLM30000001" */
function pmidIn(id: string): string | null {
  return normalisePmid(id.trim().replace(/^NLM/, ''));
}

/** They give the first page and how many there are. */
function pagesOf(first: string, count: string): string {
  const pages = Number(count);
  if (!/^\d{1,7}$/.test(first.trim()) || !Number.isInteger(pages) || pages < 2 || pages > 9_999)
    return first;
  return `${first.trim()}-${Number(first) + pages - 1}`;
}
