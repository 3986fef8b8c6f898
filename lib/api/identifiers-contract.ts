/**
 * What page and server alike take for DOIs and PubMed ids. Apart from the shapes of the calls, whose parser the pages
 * would otherwise load.
 */

import {
  type IdentifierList,
  isIdentifierList,
  readIdentifiers,
} from '@/lib/literature/identifier-list';

/** What the server will find in such a text. */
export function identifiersIn(text: string): IdentifierList {
  return readIdentifiers(text);
}

/** Whether a file of this text is such a list rather than a paper set. */
export function isListOfIdentifiers(text: string): boolean {
  return isIdentifierList(text);
}
