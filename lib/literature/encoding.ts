/** Bytes to text. */

import { countLineEnds } from './lines';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  /** Without byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Where some of the text may be wrong. */
  readonly warnings: readonly PlacedWarning[];
}

export interface PlacedWarning {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** Damaged lines beyond these are counted. */
const linesNamed = 20;

const marks: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** The encoding that the file's byte order mark names; null without one. */
function markedEncoding(bytes: Uint8Array): Encoding | null {
  return marks.find((mark) => startsWith(bytes, mark.bytes))?.encoding ?? null;
}

export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 without its mark: most of ASCII's characters have a zero byte on one side. null for other bytes. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 65_536) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (pairs < 2 || Math.min(even, odd) > pairs / 20) return null;
  if (odd > pairs * 0.4) return 'utf-16le';
  return even > pairs * 0.4 ? 'utf-16be' : null;
}

/** The encoding that the bytes show by a mark or by their zeros; null for all of one byte a letter. */
export function wideEncoding(bytes: Uint8Array): Encoding | null {
  return markedEncoding(bytes) ?? unmarkedUtf16(bytes);
}

/**
 * By the byte order mark or the zeros of UTF-16, else as UTF-8. What is not valid UTF-8 is read as windows-1252,
 * unless enough of its accented letters are valid, or it has a mark and few damaged ones: then it is UTF-8, and those
 * become U+FFFD.
 */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide === null || wide === 'utf-8') return decodeUtf8(bytes) ?? decodeDamaged(bytes);
  const decoded = decodeAs(wide, bytes);
  return { ...decoded, warnings: damagedPlaces(decoded.text) };
}

/** null when it is not valid UTF-8, which a decoder can only tell by throwing. */
function decodeUtf8(bytes: Uint8Array): Decoded | null {
  try {
    return decodeAs('utf-8', bytes, { fatal: true });
  } catch {
    return null;
  }
}

/** Accents of windows-1252 are hardly ever valid UTF-8 by chance. */
const sure = 5;

function decodeDamaged(bytes: Uint8Array): Decoded {
  const decoded = decodeAs('utf-8', bytes);
  const { valid, damaged } = countBeyondAscii(decoded.text);
  const markLength = markedEncoding(bytes) === null ? 0 : 3;
  if ((valid + markLength) * sure > damaged)
    return { ...decoded, warnings: damagedPlaces(decoded.text) };
  // A mark before it is that of a program that joined files.
  const western = decodeAs('windows-1252', bytes.subarray(markLength));
  const lines = linesWith(western.text, /[\u0080-\uFFFF]/g).map(({ line }) => line);
  const where = lines.slice(0, 10).join(', ') + (lines.length > 10 ? ' ...' : '');
  const message =
    'not valid UTF-8, read as windows-1252: check the accented letters, ' +
    `in ${lines.length === 1 ? 'line' : 'lines'} ${where}`;
  return { ...western, warnings: [{ line: lines[0] ?? 1, message }] };
}

/** One warning a line with characters that could not be decoded. */
function damagedPlaces(text: string): readonly PlacedWarning[] {
  const lines = linesWith(text, /\uFFFD+/g);
  const named = lines.slice(0, linesNamed).map(({ line, column, count }) => ({
    line,
    message:
      `${count === 1 ? 'a character' : `${count} characters`} could not be decoded and became \uFFFD, ` +
      `from column ${column} on`,
  }));
  if (lines.length <= linesNamed) return named;
  const others = `${lines.length - linesNamed} more lines with characters that could not be decoded`;
  return [...named, { line: lines[linesNamed]?.line ?? 1, message: others }];
}

interface MarkedLine {
  readonly line: number;
  /** 1-based place of the first. */
  readonly column: number;
  count: number;
}

function linesWith(text: string, pattern: RegExp): readonly MarkedLine[] {
  const lines: MarkedLine[] = [];
  let line = 1;
  let counted = 0;
  for (const { index, 0: found } of text.matchAll(pattern)) {
    line += countLineEnds(text, counted, index);
    counted = index;
    const last = lines.at(-1);
    if (last?.line === line) last.count += found.length;
    else {
      const start = Math.max(text.lastIndexOf('\n', index), text.lastIndexOf('\r', index)) + 1;
      lines.push({ line, column: index - start + 1, count: found.length });
    }
  }
  return lines;
}

function decodeAs(encoding: Encoding, bytes: Uint8Array, options = {}): Decoded {
  return { text: new TextDecoder(encoding, options).decode(bytes), encoding, warnings: [] };
}

function countBeyondAscii(text: string): { valid: number; damaged: number } {
  let valid = 0;
  let damaged = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) damaged += 1;
    else if (code > 0x7f) valid += 1;
  }
  return { valid, damaged };
}
