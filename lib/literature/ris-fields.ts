/** The tags of RIS as Zotero, EndNote, Citavi, Scopus, Embase, Ovid and Rayyan use them. */

import {
  firstFound,
  normaliseDoi,
  normalisePmid,
  parseYear,
  pmidInNote,
  pmidOfAccession,
  pmidOfAddress,
  webAddress,
} from './identifiers';
import { pageRange } from './page-range';
import type { RawRecord } from './record';
import { firstPresent, firstText, linesOf, type TaggedFields } from './tagged/fields';

const links = ['UR', 'L2', 'L1', 'LK', 'L3'];

/** Continuation lines are paragraphs of an abstract, further keywords and authors, and else more of the text. */
export function rawFromRis(fields: TaggedFields): RawRecord {
  return {
    title: firstText(fields, ['TI', 'T1', 'BT', 'CT', 'ST']),
    abstract: firstPresent(fields, ['AB', 'N2']),
    year: firstFound(linesOf(fields, 'PY', 'Y1', 'DA'), parseYear),
    doi: firstFound(linesOf(fields, 'DO', 'DI', 'M3', ...links), normaliseDoi),
    pmid: pmidFromRis(fields),
    authors: firstPresent(fields, ['AU', 'A1']),
    journal: firstText(fields, ['JF', 'T2', 'JO', 'JA', 'J2', 'J1']),
    volume: firstText(fields, ['VL']),
    issue: firstText(fields, ['IS']),
    pages: pageRange(firstText(fields, ['SP']), firstText(fields, ['EP'])),
    url: firstFound(linesOf(fields, 'UR', 'LK', 'L2'), webAddress),
    keywords: linesOf(fields, 'KW').flatMap((line) => line.split(';')),
  };
}

/**
 * Tools put the PubMed id in different places: a field of its own (Embase C5, Scopus C2), the accession number,
 * a note, or only in a link. Two links to different ids say nothing.
 */
function pmidFromRis(fields: TaggedFields): string | null {
  const database = linesOf(fields, 'DB', 'DP').join(' ');
  const linked = linesOf(fields, ...links).map(pmidOfAddress);
  const distinct = new Set(linked.filter((pmid) => pmid !== null));
  return (
    firstFound(linesOf(fields, 'PM'), normalisePmid) ??
    firstFound(linesOf(fields, 'AN'), (line) => pmidOfAccession(line, database)) ??
    firstFound(linesOf(fields, 'AN', 'C2', 'C5'), pmidInNote) ??
    firstFound(linesOf(fields, 'C2', 'C5'), (line) => pmidOfAccession(line, '')) ??
    firstFound(linesOf(fields, 'N1', 'M1'), pmidInNote) ??
    (distinct.size === 1 ? ([...distinct][0] ?? null) : null)
  );
}
