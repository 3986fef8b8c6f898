/** Titles and abstracts with markup (JATS, HTML, MathML, EndNote's styles) as text that reads well. */

import { character, decodeEntities } from './entities';
import { type Element, isElement, type Node, parseMarkup } from './parse';

/** Each stands on lines of its own. */
const blocks = new Set(
  'p div br sec title list list-item li ul ol h1 h2 h3 h4 label tr abstracttext'.split(' '),
);

/** No part of the text. */
const unread = new Set('annotation annotation-xml tex-math script style-sheet'.split(' '));

/** Names that are markup in a text that may also say "p < 0.05". */
const inline =
  'i b u em strong italic bold sub sup inf sc scp small tt span font underline monospace a abstract ' +
  'inline-formula disp-formula alternatives math mrow mi mn mo mtext mspace msup msub msubsup mfrac msqrt ' +
  'mover munder mfenced mstyle semantics named-content styled-content ext-link xref';
const known = new Set([...blocks, ...unread, ...inline.split(' ')]);

/** A title may say "<script>": only what publishers put into texts is markup there. */
const isKnown = (name: string) => known.has(name) && name !== 'script';

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

/** References that were written twice over: "&amp;lt;p&amp;gt;". */
const writtenTwice = /&amp;(?=#?[A-Za-z0-9]{2,9};)/g;
const codePoint = /<U\+([0-9A-F]{4,6})>/g;
/** A "<" that begins no whole tag: "p <b and c> d" holds none. */
const noTag =
  /<(?!\/?(?:[a-z]{1,10}:)?[a-z][\w-]{0,40}(?:\s{1,9}[\w:.-]{1,40}\s?=\s?(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')){0,9}\s{0,9}\/?>)/gi;

/**
 * Text of a format that has no markup of its own, where databases leave theirs all the same: JATS and HTML, escaped or
 * not, and what R writes for letters that it cannot ("<U+4E2D>").
 */
export function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const decoded = decodeEntities(text.replace(writtenTwice, '&').replace(writtenTwice, '&'));
  if (!decoded.includes('<')) return decoded;
  const whole = decoded.replace(codePoint, (as, code) => character(Number(`0x${code}`)) ?? as);
  const marked = whole.replace(noTag, '&lt;');
  return marked.includes('<') ? readable(parseMarkup(marked, { isTag: isKnown }).root) : whole;
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
  if (/^\s?(?:st|nd|rd|th)\s?$/i.test(text)) return text;
  const letters = [...text.trim()].map((letter) => superscripts.get(letter));
  if (letters.every((letter) => letter !== undefined)) return letters.join('');
  return /^[\p{L}\p{N}−-]{1,5}$/u.test(text) ? `^${text}` : text;
}
