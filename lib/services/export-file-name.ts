/** What files of trees and topics are called. */

import type { ExportQuery } from '@/lib/api/tree-contract';
import type { TreeExport } from '@/lib/exchange/tree-export';
import { childrenOf, findCategory } from '@/lib/tree/value';

const hyphened = (text: string, others: RegExp, most: number) =>
  [...text.toLowerCase().replace(others, '-')].slice(0, most).join('').replace(/^-|-$/g, '');

/** In ASCII letters, digits and hyphens, which every system can save; in the text's own letters when it has no such. */
export function slugOf(text: string, most: number): string {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  const ascii = hyphened(plain, /[^a-z0-9]+/g, most);
  if (/[a-z]/.test(ascii)) return ascii;
  return hyphened(text.normalize('NFC'), /[^\p{L}\p{M}\p{N}]+/gu, most);
}

/** "alerts", "3-categories", "alerts-12-studies"; '' for the whole tree. */
export function partInName(
  { category, studies }: ExportQuery,
  { value, studies: written }: TreeExport,
) {
  const roots = childrenOf(value, null);
  const [only = '', second] = roots;
  const name =
    category === undefined
      ? ''
      : second === undefined
        ? slugOf(findCategory(value, only)?.name ?? '', 40) || 'category'
        : `${roots.length}-categories`;
  const count = studies === undefined ? '' : `${written.length}-studies`;
  return [name, count].filter(Boolean).join('-');
}

/** The topic's title, which part of the tree it is, and the tree's version. */
export function exportFileName(
  title: string,
  part: string,
  version: number,
  extension: string,
): string {
  const words = [slugOf(title, 60) || 'tree', part, `v${version}`];
  return `${words.filter(Boolean).join('-')}.${extension}`;
}
