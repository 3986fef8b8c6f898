/**
 * Elements out of XML or HTML-like text, in linear time. Nothing is loaded and no entity is ever declared, so that
 * none can expand. What does not nest is mended (an element that is not closed ends with its parent) and named. A "<"
 * that begins no tag is a "<".
 */

export interface Element {
  /** Lower case, without its namespace's prefix. */
  readonly name: string;
  /** As they stand between name and ">". */
  readonly attributes: string;
  /** Texts are not decoded yet. */
  readonly children: readonly Node[];
}

export type Node = Element | Text;

export interface Text {
  readonly text: string;
  /** CDATA: no entity in it means anything. */
  readonly literal: boolean;
}

export interface Parsed {
  readonly root: Element;
  /** What is wrong, completing "record 12, line 340: ..."; null for well-formed text. */
  readonly fault: string | null;
}

interface Open {
  readonly name: string;
  readonly attributes: string;
  readonly children: Node[];
}

const deepest = 100;
/** Most tags: no prefix, no attribute. */
const bareTag = /<(\/?)([A-Za-z_][\w.-]{0,99})>/y;
const tag =
  /<(\/?)(?:[A-Za-z_][\w.-]{0,99}:)?([A-Za-z_][\w.-]{0,99})([^<>"']{0,9999}(?:(?:"[^"<]{0,9999}"|'[^'<]{0,9999}')[^<>"']{0,9999}){0,99})>/y;

interface ParseOptions {
  /** Which names are markup: in prose, "p <b and c> d" holds none. Default: all. */
  readonly isTag?: (name: string) => boolean;
  /**
   * Names in lower case of elements that nobody asks for and that hold no others of their name: passed over unread,
   * and not in the result.
   */
  readonly unread?: ReadonlySet<string>;
}

export function parseMarkup(text: string, options: ParseOptions = {}): Parsed {
  return new MarkupParser(text, options).parse();
}

const isAny = () => true;
const nothing: ReadonlySet<string> = new Set();
/** Bare tags as they were read before: a file has few different ones, and millions of them. */
const bareTags = new Map<string, { readonly name: string; readonly isEnd: boolean }>();
const mostBareTags = 2_000;
const longestBareTag = 60;

class MarkupParser {
  readonly #root: Open = { name: '', attributes: '', children: [] };
  readonly #open: Open[] = [this.#root];
  /** Names of elements that are not read of which no end tag follows: looked for once. */
  readonly #unclosed = new Set<string>();
  #fault: string | null = null;
  #position = 0;

  readonly #isTag: (name: string) => boolean;
  readonly #unread: ReadonlySet<string>;

  constructor(
    readonly text: string,
    { isTag = isAny, unread = nothing }: ParseOptions,
  ) {
    this.#isTag = isTag;
    this.#unread = unread;
  }

  parse(): Parsed {
    while (this.#position < this.text.length) {
      const next = this.text.indexOf('<', this.#position);
      this.#addText(this.text.slice(this.#position, next === -1 ? undefined : next));
      this.#position = next === -1 ? this.text.length : this.#readAt(next);
    }
    if (this.#open.length > 1) this.#report(`<${this.#innermost.name}> is not closed`);
    return { root: this.#root, fault: this.#fault };
  }

  get #innermost(): Open {
    return this.#open[this.#open.length - 1] ?? this.#root;
  }

  /** Where to go on, behind what stands at `start`. */
  #readAt(start: number): number {
    const next = this.text.charCodeAt(start + 1);
    if (next === 33 || next === 63) return this.#skip(start);
    return this.#readBare(start) ?? this.#readTag(start);
  }

  /** A bare tag that has been met before; null for any other. */
  #readBare(start: number): number | null {
    const last = start + longestBareTag;
    let end = start + 1;
    while (end < last && this.text.charCodeAt(end) !== 62) end += 1;
    const known = bareTags.get(this.text.slice(start, end + 1));
    if (known === undefined || !this.#isTag(known.name)) return null;
    return this.#enter(known.name, known.isEnd, '', end + 1);
  }

  #readTag(start: number): number {
    const bare = this.#match(bareTag, start);
    const match = bare ?? this.#match(tag, start);
    const name = match?.[2]?.toLowerCase() ?? '';
    if (match === null || !this.#isTag(name)) {
      this.#addText('<');
      return start + 1;
    }
    const [whole, slash, , attributes = ''] = match;
    const isEnd = slash === '/';
    if (bare !== null && whole.length <= longestBareTag && bareTags.size < mostBareTags)
      bareTags.set(whole, { name, isEnd });
    return this.#enter(name, isEnd, attributes, start + whole.length);
  }

  /** Where to go on behind a tag, which ends at `end`. */
  #enter(name: string, isEnd: boolean, attributes: string, end: number): number {
    if (isEnd) this.#close(name);
    else if (this.#unread.has(name)) return this.#pass(name, attributes, end);
    else this.#begin(name, attributes);
    return end;
  }

  /** Behind the end tag of an element that is not read. Without one, it is read as any other. */
  #pass(name: string, attributes: string, end: number): number {
    if (attributes.endsWith('/')) return end;
    const behind = this.#unclosed.has(name) ? null : this.#behindEndTag(name, end);
    if (behind !== null) return behind;
    this.#unclosed.add(name);
    this.#begin(name, attributes);
    return end;
  }

  #behindEndTag(name: string, from: number): number | null {
    for (let at = this.text.indexOf('</', from); at !== -1; at = this.text.indexOf('</', at + 2)) {
      const after = at + 2 + name.length;
      if (this.text[after] === '>' && this.text.slice(at + 2, after).toLowerCase() === name)
        return after + 1;
    }
    return null;
  }

  #match(pattern: RegExp, start: number): RegExpExecArray | null {
    pattern.lastIndex = start;
    return pattern.exec(this.text);
  }

  #begin(name: string, attributes: string): void {
    const isEmpty = attributes.endsWith('/');
    const element: Open = { name, attributes, children: [] };
    if (this.#open.length > deepest) {
      this.#report(`its elements nest more than ${deepest} deep`);
      return;
    }
    this.#innermost.children.push(element);
    if (!isEmpty) this.#open.push(element);
  }

  #close(name: string): void {
    if (this.#open.length > 1 && this.#innermost.name === name) {
      this.#open.pop();
      return;
    }
    const at = this.#open.findLastIndex((element) => element.name === name);
    if (at < 1) {
      this.#report(`</${name}> closes nothing`);
      return;
    }
    if (at < this.#open.length - 1) this.#report(`<${this.#innermost.name}> is not closed`);
    this.#open.length = at;
  }

  /** Comments, processing instructions, CDATA. */
  #skip(start: number): number {
    const isData = this.text.startsWith('<![CDATA[', start);
    const isComment = this.text.startsWith('<!--', start);
    const ending = isData ? ']]>' : isComment ? '-->' : '>';
    const end = this.text.indexOf(ending, start);
    const content = this.text.slice(start + 9, end === -1 ? undefined : end);
    if (isData) this.#innermost.children.push({ text: content, literal: true });
    if (end === -1) this.#report(`"${this.text.slice(start, start + 9)}" is not closed`);
    return end === -1 ? this.text.length : end + ending.length;
  }

  #addText(text: string): void {
    if (text !== '') this.#innermost.children.push({ text, literal: false });
  }

  #report(fault: string): void {
    this.#fault ??= fault;
  }
}

export function isElement(node: Node): node is Element {
  return 'name' in node;
}

/** The elements at the end of this path below `from`, in order: `all(record, 'authorlist', 'author')`. */
export function all(from: Element, ...path: readonly string[]): readonly Element[] {
  let found: readonly Element[] = [from];
  for (const name of path) {
    const below: Element[] = [];
    for (const { children } of found)
      for (const child of children) if (isElement(child) && child.name === name) below.push(child);
    found = below;
  }
  return found;
}

/** The value of an attribute, '' without it. Names are given in lower case. */
export function attribute(element: Element, name: string): string {
  for (const [, key, double, single] of element.attributes.matchAll(
    /([\w:.-]{1,100})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (key?.toLowerCase() === name) return double ?? single ?? '';
  }
  return '';
}
