/** One record out of several of the same paper: the richest of each field, and all places they came from. */

import type { LiteratureRecord } from '../record';

/** `kept` is the earlier one, and wins where both are as rich. */
export function mergeRecords(kept: LiteratureRecord, other: LiteratureRecord): LiteratureRecord {
  return {
    title: isBetterTitle(other.title, kept.title) ? other.title : kept.title,
    abstract: longer(kept.abstract, other.abstract),
    year: kept.year ?? other.year,
    doi: kept.doi ?? other.doi,
    pmid: kept.pmid ?? other.pmid,
    authors: textLength(other.authors) > textLength(kept.authors) ? other.authors : kept.authors,
    journal: longerOrNull(kept.journal, other.journal),
    volume: kept.volume ?? other.volume,
    issue: kept.issue ?? other.issue,
    pages: longerOrNull(kept.pages, other.pages),
    url: kept.url ?? other.url,
    keywords: unitedKeywords(kept.keywords, other.keywords),
    number: kept.number ?? other.number,
    claim: kept.claim ?? other.claim,
    source: kept.source,
    alsoIn: [...kept.alsoIn, other.source, ...other.alsoIn],
  };
}

/** A title in capitals or one that was cut off gives way. */
function isBetterTitle(other: string, kept: string): boolean {
  if (kept === '' || other === '') return kept === '';
  return (isShouted(kept) && !isShouted(other)) || (isCut(kept) && other.length > kept.length);
}

function isShouted(title: string): boolean {
  return title === title.toUpperCase() && title !== title.toLowerCase();
}

function isCut(title: string): boolean {
  return /(?:\.\.\.|…)$/.test(title);
}

function longer(kept: string, other: string): string {
  return other.length > kept.length ? other : kept;
}

function longerOrNull(kept: string | null, other: string | null): string | null {
  return longer(kept ?? '', other ?? '') || null;
}

/** Full given names are longer than initials. */
function textLength(texts: readonly string[]): number {
  return texts.reduce((length, text) => length + text.length, 0);
}

function unitedKeywords(kept: readonly string[], other: readonly string[]): readonly string[] {
  if (other.length === 0) return kept;
  const known = new Set(kept.map((keyword) => keyword.toLowerCase()));
  return [...kept, ...other.filter((keyword) => !known.has(keyword.toLowerCase()))];
}
