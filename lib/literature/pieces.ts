/**
 * Large files of a format whose records can be told apart in the bytes, read piece by piece: as one text, a file takes
 * twice its size and more.
 */

import { Findings } from './findings';
import type { FormatName, Recognised } from './format';
import { countLineEnds } from './lines';
import type { LiteratureRecord } from './record';

export interface ReadInPieces {
  readonly findings: Findings;
  readonly format: FormatName;
}

const smallestFile = 16 * 1024 * 1024;
const pieceLength = 256 * 1024;
const headLength = 64 * 1024;

/**
 * null for a file that has to be read as a whole: a small one, another format, one with a piece that the format does
 * not recognise, or not in flawless UTF-8.
 */
export function readInPieces(
  name: string,
  bytes: Uint8Array,
  recognise: (head: string) => Recognised | null,
): ReadInPieces | null {
  if (bytes.length < smallestFile) return null;
  const head = new TextDecoder().decode(bytes.subarray(0, headLength), { stream: true });
  const recognised = recognise(head);
  if (recognised?.format.cutBefore === undefined) return null;
  const { format, reading } = recognised;
  const findings = new Findings(name);
  for (const piece of pieces(bytes, recognised.format.cutBefore)) {
    const text = decoded(piece);
    const part = text === null ? null : format.recognise(text);
    if (text === null || part === null) return null;
    const from = findings.records.length;
    part.read(findings);
    letGo(findings.records, from);
    findings.linesBefore += countLineEnds(text, 0, text.length);
  }
  return { findings, format: reading.format };
}

/** null for what is no UTF-8, and for text with NUL characters: both are reported by those who read it whole. */
function decoded(piece: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(piece);
    return text.includes('\0') ? null : text;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Each begins with the start of a record, but for the first. */
function* pieces(bytes: Uint8Array, cutBefore: readonly string[]): Generator<Uint8Array> {
  const starts = cutBefore.map((start) => new TextEncoder().encode(start));
  for (let from = 0; from < bytes.length; ) {
    const end = nextStart(bytes, from + pieceLength, starts);
    yield bytes.subarray(from, end);
    from = end;
  }
}

function nextStart(bytes: Uint8Array, from: number, starts: readonly Uint8Array[]): number {
  const [first = 0] = starts[0] ?? [];
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (starts.some((start) => start.every((byte, index) => bytes[at + index] === byte))) return at;
  return bytes.length;
}

/** The records from this one on with texts of their own: a part of a text keeps all of it in memory. */
function letGo(records: LiteratureRecord[], from: number): void {
  for (let at = from; at < records.length; at += 1) {
    const record = records[at];
    if (record !== undefined) records[at] = JSON.parse(JSON.stringify(record)) as LiteratureRecord;
  }
}
