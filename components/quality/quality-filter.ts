/** What the page is narrowed down to, as it stands in its address. Pure. */

import type { QualityQuery } from '@/lib/api/quality-contract';

export type FilterName = keyof QualityQuery;

/** The address of the page at `path` with this filter; what is undefined or '' is left out. */
export function filteredHref(path: string, filter: QualityQuery): string {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return query.size === 0 ? path : `${path}?${query}`;
}
