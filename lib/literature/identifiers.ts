/** Identifiers and years out of the many ways in which tools write them. Each gives null when there is none. */

import { decodeEntities } from './xml/entities';

const longestIdentifier = 2_000;
const doiPattern = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:?)?(10\.\d{4,9}[\d.]*\/\S+)$/i;
const pmidPattern = /^(?:pmid|pubmed|medline)?[: ]*0*([1-9]\d{0,8})(?:\.0)?$/i;
const pubMedAddress =
  /^https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed)\/0*([1-9]\d{0,8})\/?(?:[?#]|$)/i;

/** What `find` makes of the first value that it finds something in. */
export function firstFound<T>(
  values: readonly string[],
  find: (value: string) => T | null,
): T | null {
  for (const value of values) {
    const found = find(value);
    if (found !== null) return found;
  }
  return null;
}

/**
 * A DOI in lower case without its resolver: "https://doi.org/10.1000/ABC" and "doi: 10.1000/abc [doi]" both
 * give "10.1000/abc".
 */
export function normaliseDoi(text: string): string | null {
  if (text.length > longestIdentifier) return null;
  const word = text
    .trim()
    .replace(/^doi: +/i, 'doi:')
    .split(/\s/, 1)[0];
  const doi = doiPattern.exec(unescaped(word ?? ''))?.[1];
  return doi?.toLowerCase().replace(/[.,;]{1,3}$/, '') ?? null;
}

/** "10.1002/(SICI)1097-0266" out of "10.1002/%28SICI%291097-0266", "<441::" out of "&lt;441::". */
function unescaped(text: string): string {
  return decodeEntities(text).replace(/%(?:2[0-9a-f]|3[a-f]|5[bd])/gi, decodeURIComponent);
}

/** The digits of a PubMed id without leading zeros, from "PMID: 123", "PUBMED 123", "123.0" or its address. */
export function normalisePmid(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > longestIdentifier) return null;
  return pmidPattern.exec(trimmed)?.[1] ?? pmidOfAddress(trimmed);
}

/** The PubMed id in a PubMed address. */
export function pmidOfAddress(url: string): string | null {
  return pubMedAddress.exec(url.slice(0, longestIdentifier).trim())?.[1] ?? null;
}

/** The PubMed id in a note such as "PMID: 123", as Zotero keeps it in its extra field. */
export function pmidInNote(note: string): string | null {
  return /\bPMID: ?0*([1-9]\d{0,8})(?!\d)/i.exec(note)?.[1] ?? null;
}

/**
 * An accession number is a PubMed id when it has at most 8 digits and its database is PubMed or Medline, or
 * not named.
 */
export function pmidOfAccession(accession: string, database: string): string | null {
  if (!/^\s*\d{5,8}\s*$/.test(accession)) return null;
  return /^\s*$|pubmed|medline|\bnlm\b/i.test(database) ? normalisePmid(accession) : null;
}

/** The first number from 1500 to 2100: of "2012/07/03", "2024///", "3 Jul 2012"; EBSCO's "20120703" is 2012, too. */
export function parseYear(text: string): number | null {
  for (const [digits] of text.slice(0, 100).matchAll(/\d+/g)) {
    const year = Number(digits.replace(/^(\d{4})(?:0\d|1[0-2])[0-3]\d$/, '$1'));
    if (year >= 1500 && year <= 2100) return year;
  }
  return null;
}

/** The first word that is an http or https address: no other scheme is ever shown as a link. */
export function webAddress(text: string): string | null {
  const word =
    text
      .trim()
      .slice(0, longestIdentifier + 1)
      .split(/\s/, 1)[0] ?? '';
  const isWeb = /^https?:\/\//i.test(word) && word.length <= longestIdentifier;
  return isWeb && URL.canParse(word) ? word : null;
}
