/** What files of trees are called. */

import type { ExportQuery } from '@/lib/api/tree-contract';
import type { TreeExport } from '@/lib/exchange/tree-export';
import { childrenOf, findCategory } from '@/lib/tree/value';

/** In ASCII letters, digits and hyphens: every system can save it. */
function slugOf(text: string, most: number): string {
  const ascii = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return ascii.slice(0, most).replace(/^-|-$/g, '');
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
