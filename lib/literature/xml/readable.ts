/** Titles and abstracts with markup (JATS, HTML, MathML, EndNote's styles) as text that reads well. */

import { decodeEntities } from './entities';
import { type Element, isElement, type Node, parseMarkup } from './parse';

/** Each stands on lines of its own. */
const blocks = new Set(
  'p div br sec title list list-item li ul ol h1 h2 h3 h4 label tr'.split(' '),
);

/** No part of the text. */
const unread = new Set('annotation annotation-xml tex-math script style-sheet'.split(' '));

/** Names that are markup in a text that may also say "p < 0.05". */
const inline =
  'i b u em strong italic bold sub sup sc scp small tt span font underline monospace a abstract ' +
  'inline-formula disp-formula alternatives math mrow mi mn mo mtext mspace msup msub msubsup mfrac msqrt ' +
  'mover munder mfenced mstyle semantics named-content styled-content ext-link xref';
const known = new Set([...blocks, ...unread, ...inline.split(' ')]);

const isKnown = (name: string) => known.has(name);

const superscripts: ReadonlyMap<string, string> = new Map(
  [...'0123456789+-−=()n'].map((plain, index) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][index] ?? plain]),
);

/**
 * The text of an element: "10<sup>-3</sup>" is "10⁻³", "CO<sub>2</sub>" is "CO2", a fraction "a/b"; '\n' around
 * paragraphs and headings.
 */
export function readable(element: Element): string {
  return textOf(element.children);
}

/** As `readable`, of text that may hold markup. A "<" that begins no known tag is a "<". */
export function readableMarkup(text: string): string {
  if (!text.includes('<')) return decodeEntities(text);
  return readable(parseMarkup(text, { isTag: isKnown }).root);
}

/** The text without tags known as markup: for comparing. */
export function withoutTags(text: string): string {
  return text.includes('<') ? readableMarkup(text) : text;
}

function textOf(nodes: readonly Node[]): string {
  const [first] = nodes;
  if (first === undefined) return '';
  return nodes.length === 1 ? textOfNode(first) : nodes.map(textOfNode).join('');
}

function textOfNode(node: Node): string {
  if (!isElement(node)) return node.literal ? node.text : decodeEntities(node.text);
  const { name, children } = node;
  if (unread.has(name)) return '';
  if (blocks.has(name)) return `\n${textOf(children)}\n`;
  if (name === 'sup' || isRaisedStyle(node)) return raised(textOf(children));
  const parts = children.filter(isElement);
  return isFormula(name) && parts.length > 0 ? textOfFormula(name, parts) : textOf(children);
}

/** EndNote's `<style face="superscript">`. */
function isRaisedStyle({ name, attributes }: Element): boolean {
  return name === 'style' && attributes.includes('superscript');
}

/** Of MathML: white space between its elements is none of the text. */
function isFormula(name: string): boolean {
  return (
    name === 'math' ||
    /^m(?:row|style|padded|phantom|fenced|sup|sub|subsup|frac|sqrt|over|under)$/.test(name)
  );
}

/** Each part is read once: formulas nest. */
function textOfFormula(name: string, parts: readonly Element[]): string {
  const texts = parts.map((part) => textOfNode(part).trim());
  const [first = '', second = '', third = ''] = texts;
  if (name === 'msup' && parts.length === 2) return first + raised(second);
  if (name === 'msubsup' && parts.length === 3) return first + second + raised(third);
  if (name === 'mfrac' && parts.length === 2) return `${grouped(first)}/${grouped(second)}`;
  return name === 'msqrt' ? `√${grouped(texts.join(''))}` : texts.join('');
}

function grouped(text: string): string {
  return /^[\p{L}\p{N}.]*$/u.test(text) ? text : `(${text})`;
}

function raised(text: string): string {
  const letters = [...text.trim()].map((letter) => superscripts.get(letter));
  if (letters.every((letter) => letter !== undefined)) return letters.join('');
  return /^[\p{L}\p{N}−-]{1,5}$/u.test(text) ? `^${text}` : text;
}
