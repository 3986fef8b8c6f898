/** How a line of an outline begins: its indentation, and the bullet, number or word before the name. */

/** `root`: "Aspect 2:"; `heading`: Markdown's "##"; `plain`: nothing but the name. */
export type MarkerKind = 'root' | 'heading' | 'bullet' | 'letter' | 'number' | 'plain';

export interface Marker {
  readonly kind: MarkerKind;
  /** Columns before the marker; a tab goes on to the next multiple of 4. */
  readonly indent: number;
  /** The components of "2.1" [2, 1]; of "##" [0, 0]; none: []. */
  readonly path: readonly number[];
  /** Of a number: it has a full stop, colon or bracket behind it, so that it cannot be a quantity. */
  readonly isPunctuated: boolean;
  /** The line behind the marker. */
  readonly rest: string;
}

const bullet = /^[-*+•◦▪–—](?:\s+|(?=\*\*))/;
const heading = /^(#{1,6})\s+/;
const word =
  /^(?:root\s{1,9})?(aspect|category)\s{1,9}(\d{1,3}(?:\.\d{1,3}){0,9})\s{0,9}(?:[:.)\-–—]|$)\s*/i;
const number = /^(\d{1,3}(?:\.\d{1,3}){0,9})(?:([.:)])(?=\s|$|[\p{L}*])|(?=\s))\s*/u;
const letter = /^([A-Za-z])[.)]\s+/;

/** Reads the marker of a line that is not blank. Linear. */
export function readMarker(line: string): Marker {
  const content = line.trimStart();
  const indent = columns(line.slice(0, line.length - content.length));
  const title = heading.exec(content);
  if (title !== null) {
    const below = readMarker(unbold(content.slice(title[0].length)));
    const path = Array.from(title[1] ?? '', () => 0);
    const kind = below.kind === 'root' ? 'root' : 'heading';
    return { ...below, kind, indent, path: kind === 'root' ? below.path : path };
  }
  const dot = bullet.exec(content)?.[0] ?? '';
  return readNumbering(unbold(content.slice(dot.length)), indent, dot !== '');
}

function readNumbering(text: string, indent: number, hasBullet: boolean): Marker {
  const bare = {
    kind: hasBullet ? 'bullet' : 'plain',
    indent,
    path: [],
    isPunctuated: false,
  } as const;
  const numbered = hasBullet ? 'bullet' : 'number';
  const named = word.exec(text);
  if (named !== null) {
    const path = toPath(named[2]);
    const isRoot = path.length === 1 && named[1]?.toLowerCase() === 'aspect';
    const rest = text.slice(named[0].length);
    return { kind: isRoot ? 'root' : numbered, indent, path, isPunctuated: true, rest };
  }
  const counted = number.exec(text);
  if (counted !== null) {
    const path = toPath(counted[1]);
    const isPunctuated = counted[2] !== undefined;
    // "6 months": a number alone, without punctuation, belongs to the name.
    if (path.length === 1 && !isPunctuated) return { ...bare, rest: text };
    return {
      kind: numbered,
      indent,
      path,
      isPunctuated,
      rest: withoutWord(text.slice(counted[0].length)),
    };
  }
  const lettered = hasBullet ? null : letter.exec(text);
  if (lettered === null) return { ...bare, rest: text };
  const code = lettered[1]?.codePointAt(0) ?? 0;
  return { ...bare, kind: 'letter', path: [code], rest: text.slice(lettered[0].length) };
}

/** "1. Aspect 1: Efficacy" is numbered twice. */
function withoutWord(text: string): string {
  return text.slice(word.exec(text)?.[0].length ?? 0);
}

function toPath(digits = ''): number[] {
  return digits.split('.').map(Number);
}

function columns(space: string): number {
  let count = 0;
  for (const character of space) count = character === '\t' ? count - (count % 4) + 4 : count + 1;
  return count;
}

/** "**Aspect 1: Efficacy** (Claim 2)" without its asterisks; others stay. */
function unbold(text: string): string {
  if (!text.startsWith('**')) return text;
  const end = text.indexOf('**', 2);
  return end === -1 ? text.slice(2) : text.slice(2, end) + text.slice(end + 2);
}

/**
 * The marker as it reads after the open ones: a number behind a bullet ("1.5 mg") or a letter ("E. coli") that
 * begins no count and goes on with none belongs to the name.
 */
export function continuing(marker: Marker, open: readonly Marker[]): Marker {
  const { kind, path, isPunctuated, rest } = marker;
  if (kind === 'letter') {
    const code = path[0] ?? 0;
    const isNext = open.some((other) => other.kind === 'letter' && other.path[0] === code - 1);
    if (isNext || code === firstUpper || code === firstLower) return marker;
    return { ...marker, kind: 'plain', path: [], rest: `${String.fromCodePoint(code)}. ${rest}` };
  }
  if (kind !== 'bullet' || path.length === 0 || isPunctuated || path.at(-1) === 1) return marker;
  const isCount = open.some(
    (other) => other.kind === 'bullet' && other.path.length === path.length,
  );
  return isCount ? marker : { ...marker, path: [], rest: `${path.join('.')} ${rest}` };
}

const firstUpper = 65;
const firstLower = 97;
