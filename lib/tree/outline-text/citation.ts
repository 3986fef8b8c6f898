/** The studies that a line of an outline cites: "(Claim 0, 3)", "(Claims: 2-5)", "(Papers 1 and 4)". */

/** Larger numbers are no study's: numbers become placeholders, so that one slip would make millions. */
export const MAX_STUDY_NUMBER = 9_999;

/** A longer range is no citation but a slip or an attack: a few characters would cite thousands. */
const longestRange = 1_000;

export interface Cited {
  /** The line without its citations. */
  readonly text: string;
  /** Ascending, each once. */
  readonly numbers: readonly number[];
  readonly hasCitation: boolean;
  /** What a citation holds besides numbers that can be read, as it stands. */
  readonly unread: readonly string[];
}

const opening =
  /^[([]\s{0,9}(?:claim|paper|stud(?:y|ies))(?:s|\(s\))?\b[\s:#]{0,9}(?=\d|no\b|none\b|$)/i;
const none = /^[([]\s{0,9}(?:no|none)\b[^()[\]]{0,60}\b(?:claim|paper|stud)/i;
const bare =
  /\s[-–—:]\s{1,9}(?:claim|paper)s?\b[\s:#]{0,9}(?=\d)|:\s{1,9}(?:claim|paper)s?\b[\s:#]{0,9}(?=\d)/gi;
const noun = /^(?:(?:claim|paper)s?|stud(?:y|ies))\b[\s:#]*/i;
const range = /^#?(\d{1,9})(?:\s{0,9}(?:-|–|to)\s{0,9}(\d{1,9}))?$/;

/** Linear: each bracket is looked at once. A citation that is never closed reaches to the end of the line. */
export function readCitations(line: string): Cited {
  const numbers = new Set<number>();
  const unread: string[] = [];
  let text = '';
  let position = 0;
  let hasCitation = false;
  for (let start = nextBracket(line, 0); start !== -1; start = nextBracket(line, start + 1)) {
    const head = line.slice(start, start + 100);
    const match = opening.exec(head);
    if (match === null && !none.test(head)) continue;
    const end = closingBracket(line, start + (match?.[0].length ?? 1));
    const list = match === null ? '' : line.slice(start + match[0].length, end);
    unread.push(...readNumbers(list, numbers));
    text += line.slice(position, start).trimEnd();
    position = end + 1;
    start = end;
    hasCitation = true;
  }
  text += line.slice(position);
  if (!hasCitation) return withoutBrackets(line);
  return { text, numbers: [...numbers].sort((a, b) => a - b), hasCitation, unread };
}

/** "Reminders - Claims 0, 3": at the end of the line, and only when all of it can be read. */
function withoutBrackets(line: string): Cited {
  const start = [...line.matchAll(bare)].at(-1);
  const numbers = new Set<number>();
  const list = start === undefined ? '' : line.slice(start.index + start[0].length);
  if (start === undefined || list.length > 10_000 || readNumbers(list, numbers).length > 0)
    return { text: line, numbers: [], hasCitation: false, unread: [] };
  const text = line.slice(0, start.index).trimEnd();
  return { text, numbers: [...numbers].sort((a, b) => a - b), hasCitation: true, unread: [] };
}

/** Whether the line ends inside a citation, which the next line may go on with. */
export function isOpenCitation(line: string): boolean {
  const start = Math.max(line.lastIndexOf('('), line.lastIndexOf('['));
  if (start === -1 || closingBracket(line, start + 1) < line.length) return false;
  return opening.test(line.slice(start, start + 100));
}

/** Whether the line holds nothing but what an open citation may go on with. */
export function isRestOfCitation(line: string): boolean {
  return line.trim() !== '' && /^[\s\d,;&–-]*$/.test(line.replace(/[)\]]:?/, ''));
}

function nextBracket(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1)
    if (line[at] === '(' || line[at] === '[') return at;
  return -1;
}

function closingBracket(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1)
    if (line[at] === ')' || line[at] === ']') return at;
  return line.length;
}

/** Adds what the list names; returns its parts that name nothing. */
function readNumbers(list: string, numbers: Set<number>): string[] {
  const unread: string[] = [];
  for (const piece of list.split(/[,;&]|\band\b/)) {
    const part = piece.trim().replace(noun, '').trim();
    if (part === '' || /^none\b|^no\b/i.test(part)) continue;
    const match = range.exec(part);
    const first = Number(match?.[1] ?? Number.NaN);
    const last = Number(match?.[2] ?? first);
    const isRead = first <= last && last <= MAX_STUDY_NUMBER && last - first < longestRange;
    if (!isRead) unread.push(part);
    else for (let number = first; number <= last; number += 1) numbers.add(number);
  }
  return unread;
}
