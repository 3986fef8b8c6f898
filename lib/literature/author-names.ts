/** The names that one value of an author field holds, however its tool has written them. */

import { decodeEntities } from './xml/entities';

/** What Scopus and Zoological Record put behind a name: "(57205348282)", "(mail@example.org)". */
const contact = /\s?\((?:\d{8,12}|[^()\s]{1,100}@[^()\s]{1,100})\)/g;
/** "Smith JA", "van der Berg A.-B.": a family name and initials, without a comma between them. */
const familyAndInitials = /^\p{L}[\p{L}'’ -]{0,60} \p{Lu}(?:[.-]{0,2}\p{Lu}){0,3}\.?$/u;

/**
 * One name, or several that stand in one value: parted by semicolons, or "Smith JA, Wu B" by commas. Not in their final
 * form: white space is left to the caller.
 */
export function authorNames(value: string): readonly string[] {
  const text = decodeEntities(value).replace(contact, '');
  return text.split(';').flatMap(partedByCommas).map(withoutRemains);
}

/** A comma parts authors only where each part is a whole name: "Smith, J" is one. */
function partedByCommas(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => familyAndInitials.test(part)) ? parts : [text];
}

/**
 * Without the comma that RefMan and the "null" that Lens leave behind a name; "et al." and BibTeX's "others" are nobody.
 */
function withoutRemains(name: string): string {
  const rest = name.replace(/, null$/, '').replace(/[\s,;]{1,9}$/, '');
  return /^(?:et al\.?|others)$/i.test(rest.trim()) ? '' : rest;
}
