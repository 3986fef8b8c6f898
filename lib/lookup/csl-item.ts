import type { LiteratureRecord } from '@/lib/literature/record';

/** The record as CSL-JSON, which gives the same record when it is read. */
export function cslItem(record: LiteratureRecord): Readonly<Record<string, unknown>> {
  const { title, abstract, year, doi, pmid, authors, journal, url, keywords } = record;
  const item = {
    id: doi ?? (pmid === null ? undefined : `pmid:${pmid}`),
    type: 'article-journal',
    title: title || undefined,
    author: authors.length > 0 ? authors.map(nameOf) : undefined,
    issued: year === null ? undefined : { 'date-parts': [[year]] },
    'container-title': journal ?? undefined,
    volume: record.volume ?? undefined,
    issue: record.issue ?? undefined,
    page: record.pages ?? undefined,
    abstract: abstract || undefined,
    DOI: doi ?? undefined,
    PMID: pmid ?? undefined,
    URL: url ?? undefined,
    keyword: keywords.length > 0 ? keywords.join('; ') : undefined,
  };
  return item;
}

function nameOf(author: string): Readonly<Record<string, string>> {
  const comma = author.indexOf(',');
  if (comma <= 0) return { literal: author };
  return { family: author.slice(0, comma).trim(), given: author.slice(comma + 1).trim() };
}
