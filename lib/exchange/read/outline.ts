import type { Dropped, TreeEntry, TreeFormat } from './entries';

const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const marker = /^([-*+•‣]|\d{1,4}(?:\.\d{1,4}){0,8}[.)]?)\s+/;
const tabWidth = 4;

interface Open {
  /** Headings come before all indents: their level less 100. */
  readonly rank: number;
  readonly key: string;
}

function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += tabWidth - (width % tabWidth);
    else if (character === ' ' || character === '\u00A0') width += 1;
    else break;
  }
  return width;
}

/** Without emphasis, links and the backslashes of Markdown. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]{1,500})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/^(\*\*|__)(.*)\1$/, '$2')
    .replace(/\\([\\`*_[\]<>&~|#$@:.()+=-])/g, '$1')
    .trim();
}

const isNote = (text: string) => /^([*_])(?!\1).+\1$/.test(text);

class OutlineReader {
  readonly entries: { -readonly [K in keyof TreeEntry]: TreeEntry[K] }[] = [];
  readonly dropped: Dropped[] = [];
  readonly #open: Open[] = [];

  read(line: string, number: number): void {
    const text = line.trim();
    if (text === '' || /^([-*_]\s*){3,}$/.test(text)) return;
    const title = heading.exec(text);
    if (title) this.#add(title[2] ?? '', (title[1]?.length ?? 1) - 100, number);
    else this.#readItem(line, text, number);
  }

  #readItem(line: string, text: string, number: number): void {
    const marked = marker.exec(text);
    const rest = marked ? text.slice(marked[0].length) : text;
    if (!marked && isNote(text)) this.#note(text.slice(1, -1), number);
    else this.#add(rest, indentOf(line), number);
  }

  #add(text: string, rank: number, line: number): void {
    while ((this.#open.at(-1)?.rank ?? Number.NEGATIVE_INFINITY) >= rank) this.#open.pop();
    const key = String(line);
    const parentKey = this.#open.at(-1)?.key ?? null;
    this.entries.push({ key, parentKey, name: plain(text), scopeNote: '', line });
    this.#open.push({ rank, key });
  }

  #note(text: string, line: number): void {
    const last = this.entries.at(-1);
    if (last) last.scopeNote = [last.scopeNote, plain(text)].filter(Boolean).join('\n');
    else this.dropped.push({ line, text, reason: 'it stands before the first category' });
  }
}

/** A heading at the top that holds all the rest is the document's title. */
function withoutTitle(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  const [first, ...rest] = entries;
  if (!first || rest.length === 0 || rest.some(({ parentKey }) => parentKey === null))
    return entries;
  return rest.map((entry) =>
    entry.parentKey === first.key ? { ...entry, parentKey: null } : entry,
  );
}

/** Headings, bullets, numbers or bare indentation by any step; a line in italics is the scope note of the one above. */
export const outline: TreeFormat = {
  format: 'outline',
  read(text) {
    const reader = new OutlineReader();
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) reader.read(line, index + 1);
    const startsWithTitle = /^\s*# /.test(text);
    const entries = startsWithTitle ? withoutTitle(reader.entries) : reader.entries;
    return { entries, dropped: reader.dropped };
  },
};
