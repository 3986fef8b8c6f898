/** A list of DOIs and PubMed ids, as people paste it or keep it in a file: one a line, or several in any order. */

import { normaliseDoi, normalisePmid } from './identifiers';
import { readLines } from './lines';

export interface Identifier {
  readonly kind: 'doi' | 'pmid';
  /** As `normaliseDoi` and `normalisePmid` give it. */
  readonly value: string;
}

export interface IdentifierList {
  /** Each once, with the line of its first mention, from 1. */
  readonly identifiers: readonly (Identifier & { readonly line: number })[];
  /** How often one was mentioned again. */
  readonly repeated: number;
  /** What is neither, the first 100 pieces. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}

const mostUnread = 100;
/** Names of columns, and labels before an id that stands apart. */
const heading = /^(?:dois?|pmids?|pubmed(?: ids?)?|identifiers?|ids?|uids?|and)[:.]?$/i;

/** Reads any text, in linear time; what is no identifier is in `unread`. */
export function readIdentifiers(text: string): IdentifierList {
  const found = new Map<string, Identifier & { readonly line: number }>();
  const unread: { line: number; text: string }[] = [];
  let mentions = 0;
  for (const { number: line, text: written } of readLines(text))
    for (const piece of piecesOf(written)) {
      const identifier = identifierIn(piece);
      if (identifier !== null) {
        mentions += 1;
        const key = `${identifier.kind} ${identifier.value}`;
        if (!found.has(key)) found.set(key, { ...identifier, line });
      } else if (unread.length < mostUnread && !heading.test(piece))
        unread.push({ line, text: piece.slice(0, 100).toWellFormed() });
    }
  return { identifiers: [...found.values()], repeated: mentions - found.size, unread };
}

/** Whether the text is nothing but such a list. */
export function isIdentifierList(text: string): boolean {
  const { identifiers, unread } = readIdentifiers(text.replace(/^\uFEFF/, ''));
  return identifiers.length > 0 && unread.length === 0;
}

/** Where a comma or semicolon ends an identifier: a DOI may hold either. */
const betweenTwo = /[,;](?=10\.|https?:|doi|pmid|pubmed|["']|\d{5,9}(?:["',;]|$))/i;
const label = /\b(doi|pmid|pubmed(?: id)?)\s{0,3}:?\s{0,3}(?=\d|https?:)/gi;

function piecesOf(line: string): readonly string[] {
  const words = line
    .replace(label, (_, name: string) => `${/doi/i.test(name) ? 'doi' : 'pmid'}:`)
    .split(/[\s|]+/);
  return words
    .flatMap((word) =>
      word.split(/^["'\d]/.test(word) && !/10\.\d/.test(word) ? /[,;]/ : betweenTwo),
    )
    .map(clean)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/** Without quotes, list marks and punctuation at its ends. */
function clean(text: string): string {
  return text
    .trim()
    .slice(0, 5_000)
    .replace(/^(?:["'([{<,;|•*]|-\s)+|["'\]}>,;|]+$/g, '')
    .trim();
}

function identifierIn(piece: string): Identifier | null {
  const doi = normaliseDoi(piece);
  if (doi !== null) return { kind: 'doi', value: doi };
  const pmid = normalisePmid(piece);
  return pmid === null ? null : { kind: 'pmid', value: pmid };
}
