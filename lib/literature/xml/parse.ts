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

/** `isTag` says which names are markup: in prose, "p <b and c> d" holds none. */
export function parseMarkup(text: string, isTag: (name: string) => boolean = () => true): Parsed {
  return new MarkupParser(text, isTag).parse();
}

class MarkupParser {
  readonly #root: Open = { name: '', attributes: '', children: [] };
  readonly #open: Open[] = [this.#root];
  #fault: string | null = null;
  #position = 0;

  constructor(
    readonly text: string,
    readonly isTag: (name: string) => boolean,
  ) {}

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
    return this.#open.at(-1) ?? this.#root;
  }

  /** Where to go on, behind what stands at `start`. */
  #readAt(start: number): number {
    if (this.text[start + 1] === '!' || this.text[start + 1] === '?') return this.#skip(start);
    const match = this.#match(bareTag, start) ?? this.#match(tag, start);
    const name = match?.[2]?.toLowerCase() ?? '';
    if (match === null || !this.isTag(name)) {
      this.#addText('<');
      return start + 1;
    }
    const [whole, slash, , attributes = ''] = match;
    if (slash === '/') this.#close(name);
    else this.#begin(name, attributes);
    return start + whole.length;
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
  return path.reduce<readonly Element[]>(
    (found, name) =>
      found.flatMap((each) =>
        each.children.filter((child) => isElement(child)).filter((child) => child.name === name),
      ),
    [from],
  );
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
