/** Entries of BibTeX and BibLaTeX, each read on its own, so that a broken one costs itself only. Linear. */

export interface Entry {
  /** Offset of its "@". */
  readonly start: number;
  /** Lower case: "article". */
  readonly type: string;
  readonly key: string;
  /** By name in lower case; of a repeated one the first that is not empty. Macros are put in, LaTeX is not read. */
  readonly fields: ReadonlyMap<string, string>;
  /** Why it cannot be used, completing "record 12, line 340: ..."; null for a good one. */
  readonly fault: string | null;
  /** Read all the same, but not as it should be. */
  readonly oddity: string | null;
}

const beginning = /@[ \t]{0,9}([A-Za-z]{1,40})\s{0,9}[{(]/g;
const beginningOfLine = /^[ \t\uFEFF]{0,20}@[ \t]{0,9}[A-Za-z]{1,40}\s{0,9}[{(]/gm;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const longestMacro = 10_000;

/** In order; comments and preambles are no entries, @string gives its macro to those that follow. */
export function* readEntries(text: string): Generator<Entry> {
  const macros = new Map(months.map((month) => [month, month]));
  const lines = [...text.matchAll(beginningOfLine)].map((match) => match.index);
  if (lines[0] !== 0) lines.unshift(0);
  for (const [index, from] of lines.entries())
    yield* readSlice(text, from, lines[index + 1] ?? text.length, macros);
}

function* readSlice(
  text: string,
  from: number,
  to: number,
  macros: Map<string, string>,
): Generator<Entry> {
  let position = from;
  while (position < to) {
    beginning.lastIndex = position;
    const match = beginning.exec(text);
    if (match === null || match.index >= to) return;
    const type = (match[1] ?? '').toLowerCase();
    const reader = new EntryReader(text, beginning.lastIndex, to, macros);
    if (type === 'comment' || type === 'preamble') reader.skip();
    else if (type === 'string') reader.defineMacro();
    else yield reader.read(match.index, type);
    position = Math.max(reader.position, beginning.lastIndex);
  }
}

class EntryReader {
  readonly #fields = new Map<string, string>();
  #fault: string | null = null;
  #oddity: string | null = null;

  constructor(
    readonly text: string,
    public position: number,
    readonly end: number,
    readonly macros: Map<string, string>,
  ) {}

  read(start: number, type: string): Entry {
    const key = this.#match(/\s*([^\s,={}"]{0,500})\s*(?:,|(?=[})]))/y)?.[1] ?? '';
    this.#readFields();
    return { start, type, key, fields: this.#fields, fault: this.#fault, oddity: this.#oddity };
  }

  defineMacro(): void {
    this.#readFields();
    for (const [name, value] of this.#fields) this.macros.set(name, value.slice(0, longestMacro));
  }

  skip(): void {
    this.position -= 1;
    if (this.#group() === null) this.position = this.end;
  }

  #readFields(): void {
    while (this.#fault === null) {
      this.#match(/[\s,]+/y);
      if (this.position >= this.end) {
        this.#oddity = 'is not closed: its last "}" is missing';
        return;
      }
      if (this.#match(/[})]/y)) return;
      this.#readField();
    }
  }

  #readField(): void {
    const name = this.#match(
      /([^\s=,{}"()][^=,{}"()\r\n]{0,99}?)\s{0,99}=\s{0,99}/y,
    )?.[1]?.toLowerCase();
    if (name === undefined) {
      const odd = this.#match(/[^,{}]{1,1000}|[\s\S]/y)?.[0] ?? this.#rest();
      this.#oddity = `holds something that is no field: ${JSON.stringify(odd.trim().slice(0, 40))}`;
      return;
    }
    const value = this.#value();
    if (value === null)
      this.#fault = `its field "${name}" is not closed: a brace or quote is missing`;
    else if ((this.#fields.get(name) ?? '') === '') this.#fields.set(name, value);
  }

  /** What is left of the entry, when nothing in it can be told apart any more. */
  #rest(): string {
    const rest = this.text.slice(this.position, this.end);
    this.position = this.end;
    return rest;
  }

  /** Pieces joined by "#"; null when one is not closed. */
  #value(): string | null {
    const pieces: string[] = [];
    do {
      const piece = this.#piece();
      if (piece === null) return null;
      pieces.push(piece);
    } while (this.#match(/\s*#\s*/y));
    return pieces.join('');
  }

  #piece(): string | null {
    const opening = this.text[this.position];
    if (opening === '{') return this.#group();
    if (opening === '"') return this.#quoted();
    const word = this.#match(/[^\s,#{}()"]{1,500}/y)?.[0] ?? '';
    return this.macros.get(word.toLowerCase()) ?? word;
  }

  /** What the braces at this place hold; null when they are not closed. */
  #group(): string | null {
    const start = this.position + 1;
    let depth = 0;
    for (let at = this.position; at < this.end; at += 1) {
      const character = this.text[at];
      if (character === '\\') at += 1;
      else if (character === '{') depth += 1;
      else if (
        character === '}' ||
        (depth === 1 && character === ')' && this.text[start - 1] === '(')
      )
        depth -= 1;
      if (depth === 0 && at >= start) {
        this.position = at + 1;
        return this.text.slice(start, at);
      }
    }
    return null;
  }

  #quoted(): string | null {
    const start = this.position + 1;
    let depth = 0;
    for (let at = start; at < this.end; at += 1) {
      const character = this.text[at];
      if (character === '\\') at += 1;
      else if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      else if (character === '"' && depth <= 0) {
        this.position = at + 1;
        return this.text.slice(start, at);
      }
    }
    return null;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match === null || pattern.lastIndex > this.end) return null;
    this.position = pattern.lastIndex;
    return match;
  }
}
