/** The records of a JSON file, each cut out and parsed on its own: a broken one costs itself only. */

export interface JsonItem {
  /** Offset of its "{". */
  readonly start: number;
  readonly value: unknown;
  /** Why it cannot be read, completing "record 12, line 340: ..."; null for a good one. */
  readonly fault: string | null;
}

/** Where exports keep their records: Crossref's items, OpenAlex's results, EPPI-Reviewer's References. */
const list =
  /"(?:items|results|references|records|data|studies|papers|documents)"\s{0,99}:\s{0,99}\[\s{0,99}(?=\{)/i;

/** Objects of a list, of a list within an object, or one after the other (JSON lines). */
export function* readItems(text: string): Generator<JsonItem> {
  const first = text.search(/[[{]/);
  if (first === -1) return;
  const inner = text[first] === '{' ? list.exec(text.slice(0, 1_000_000)) : null;
  const isBefore =
    inner !== null && !/"(?:title|abstract)"\s{0,99}:/i.test(text.slice(0, inner.index));
  let position = isBefore ? inner.index + inner[0].length : first;
  while (position < text.length) {
    const start = text.indexOf('{', position);
    if (start === -1) return;
    if (isBefore && /^\s*\]/.test(text.slice(position, start))) return;
    const end = endOfObject(text, start);
    const item = end === -1 ? unclosed(start) : parsed(text, start, end);
    yield item;
    position = item.fault === null ? end : nextOnItsLine(text, start, end);
  }
}

function parsed(text: string, start: number, end: number): JsonItem {
  try {
    return { start, value: JSON.parse(text.slice(start, end)), fault: null };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.slice(0, 200) : '';
    return { start, value: null, fault: `is not valid JSON: ${why}` };
  }
}

function unclosed(start: number): JsonItem {
  return { start, value: null, fault: 'is not valid JSON: a quote or brace is not closed' };
}

/** Behind a broken item: where the next line begins with a "{", or the item ended. */
function nextOnItsLine(text: string, start: number, end: number): number {
  const next = /[\r\n][ \t]{0,20}(?=\{)/g;
  next.lastIndex = start;
  const match = next.exec(text);
  if (match === null) return end === -1 ? text.length : end;
  return end === -1 ? next.lastIndex : Math.min(end, next.lastIndex);
}

/** Offset behind the "}" that closes the "{" at `start`; -1 when none does. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = endOfString(text, at);
      if (at === -1) return -1;
    } else if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** Offset of the quote that closes the one at `start`; -1 when none does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (backslashes < 1_000 && text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
