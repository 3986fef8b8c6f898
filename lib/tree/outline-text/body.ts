/** Where in a reply the outline stands. */

export interface Body {
  /** Index of the first line of the outline. */
  readonly start: number;
  /** Index of the line behind it. */
  readonly end: number;
  /** The line at `start`, without the title "[Response 2]:" where one stands before it on the same line. */
  readonly firstLine: string;
}

const title = /^[\s*#]*(?:\[\s*response\s+\d{1,2}\s*\]|response\s+\d{1,2}\s*(?:[:*]|$))[\s:*]*/i;
const nextSpeaker = /^\s*(?:human|assistant|user|review(?: title)?)\s*:/i;

/**
 * A reply has several parts when it has titles such as "[Response 1]:"; the outline is the last part that is
 * not empty. It ends where the text goes on as somebody else ("Human:").
 */
export function findBody(lines: readonly string[]): Body {
  const speaker = lines.findIndex((line) => nextSpeaker.test(line));
  const end = speaker === -1 ? lines.length : speaker;
  for (let at = end - 1; at >= 0; at -= 1) {
    const match = title.exec(lines[at] ?? '');
    if (match === null) continue;
    const rest = (lines[at] ?? '').slice(match[0].length);
    if (rest.trim() !== '') return { start: at, end, firstLine: rest };
    if (lines.slice(at + 1, end).some((line) => line.trim() !== ''))
      return { start: at + 1, end, firstLine: lines[at + 1] ?? '' };
  }
  return { start: 0, end, firstLine: lines[0] ?? '' };
}
