import type { LiteratureRecord } from '@/lib/literature/record';

/** The record as CSL-JSON, which gives the same record when it is read. */
export function cslItem(record: LiteratureRecord): Readonly<Record<string, unknown>> {
  const { title, abstract, year, doi, pmid, authors, journal, url, keywords } = record;
  return {
    id: doi ?? (pmid === null ? undefined : `pmid:${pmid}`),
    type: 'article-journal',
    title: plain(title),
    author: authors.length > 0 ? authors.map(nameOf) : undefined,
    issued: year === null ? undefined : { 'date-parts': [[year]] },
    'container-title': journal ?? undefined,
    volume: record.volume ?? undefined,
    issue: record.issue ?? undefined,
    page: record.pages ?? undefined,
    abstract: plain(abstract),
    DOI: doi ?? undefined,
    PMID: pmid ?? undefined,
    URL: url ?? undefined,
    keyword: keywords.length > 0 ? keywords.join('; ') : undefined,
  };
}

/** Titles and abstracts may hold markup there: what would be taken for it is written as references. */
function plain(text: string): string | undefined {
  const safe = text.replace(/&(?=#?\w{1,10};)/g, '&amp;').replace(/<(?=[a-z/!?])/gi, '&lt;');
  return safe || undefined;
}

function nameOf(author: string): Readonly<Record<string, string>> {
  const comma = author.indexOf(',');
  if (comma <= 0) return { literal: author };
  return { family: author.slice(0, comma).trim(), given: author.slice(comma + 1).trim() };
}
