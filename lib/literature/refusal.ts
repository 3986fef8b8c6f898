/** The sentence for a file that is no paper set: which file, what it seems to be, what to do. */

import { AppError } from '@/lib/errors';
import { startsWith, wideEncoding } from './encoding';
import { isIdentifierList, readIdentifiers } from './identifier-list';
import { firstCells } from './table-header';

interface Sign {
  /** Completes '"x.bib" seems to be ...'. */
  readonly kind: string;
  readonly matches: (head: string) => boolean;
}

const binarySigns: readonly { kind: string; bytes: readonly number[] }[] = [
  { kind: 'a PDF, which is a paper rather than a list of papers', bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'a gzip archive', bytes: [0x1f, 0x8b] },
];

const documentSigns: readonly Sign[] = [
  { kind: 'a web page', matches: (head) => /<!doctype html|<html/i.test(head) },
  { kind: 'XML of another kind', matches: (head) => /^\s{0,20}<(?:\?xml|[A-Za-z])/.test(head) },
  { kind: 'RTF', matches: (head) => head.startsWith('{\\rtf') },
];

const textSigns: readonly Sign[] = [
  ...documentSigns,
  { kind: 'JSON without titles', matches: (head) => /^\s{0,20}[[{]/.test(head) },
];

/** Throws AppError 'invalid' for a file that is not text. A NUL in a few places is only damage. */
export function refuseBinary(name: string, bytes: Uint8Array, accepted: string): void {
  const kind = binarySigns.find((sign) => startsWith(bytes, sign.bytes))?.kind;
  if (kind !== undefined) throw refusal(name, `seems to be ${kind}`, accepted);
  const head = bytes.subarray(0, 65_536);
  const nuls = head.filter((byte) => byte === 0).length;
  if (nuls > head.length / 10 && wideEncoding(bytes) === null) {
    throw refusal(name, 'is not a text file', accepted);
  }
}

const linesLookedAt = 20;

/** Throws AppError 'invalid' for a list of DOIs and PubMed ids: their records are elsewhere. */
export function refuseIdentifiers(name: string, text: string): void {
  const lines = text.slice(0, 100_000).split(/\r\n|\r|\n/, linesLookedAt);
  if (!isIdentifierList(lines.join('\n')) || !isIdentifierList(text)) return;
  const { length } = readIdentifiers(text).identifiers;
  throw new AppError(
    'invalid',
    `"${name}" is a list of ${length} DOIs or PubMed ids without their records. Have them looked up first: paste the ` +
      'list under "DOIs or PubMed ids", or send it to /api/lookups.',
  );
}

/** Whether a text is certainly no table, whatever words stand in it. */
export function isDocument(text: string): boolean {
  const head = text.slice(0, 10_000);
  const isJson = /^\s{0,20}(?:\{|\[\s{0,20}[[{"])/.test(head);
  return isJson || documentSigns.some((sign) => sign.matches(head));
}

/** The error for a text that no format recognises. */
export function foreignText(name: string, text: string, accepted: string): AppError {
  const head = text.slice(0, 10_000);
  const kind = textSigns.find((sign) => sign.matches(head))?.kind;
  if (kind !== undefined) return refusal(name, `seems to be ${kind}`, accepted);
  if (/\.ris$/i.test(name)) {
    return refusal(name, 'is named like a RIS file, but no line begins with "TY  - "', accepted);
  }
  const cells = firstCells(text);
  if (cells.length > 1 || /\.(?:csv|tsv|tab)$/i.test(name)) return headless(name, cells);
  return refusal(name, 'seems to be plain text', accepted);
}

function headless(name: string, cells: readonly string[]): AppError {
  const shown = cells.slice(0, 12).map((cell) => `"${cell.trim().slice(0, 30)}"`);
  const others = cells.length > shown.length ? ` and ${cells.length - shown.length} more` : '';
  return new AppError(
    'invalid',
    `"${name}" seems to be a table, but none of its columns is a title or an abstract. Its first row has ` +
      `${shown.join(', ')}${others}. Name the columns in the first row, one of them "title" or "abstract".`,
  );
}

function refusal(name: string, seems: string, accepted: string): AppError {
  return new AppError('invalid', `"${name}" ${seems}. Accepted: ${accepted}.`);
}
