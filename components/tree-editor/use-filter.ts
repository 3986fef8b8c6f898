'use client';

import { useDeferredValue, useMemo, useState } from 'react';

import { evidenceById } from '@/components/matrix-view/support';
import type { TreePageData } from '@/lib/api/page-data';
import type { TreeValue } from '@/lib/tree/value';

import type { FilterKind, TreeFilter } from './filter-kinds';
import { useModule } from './use-module';

const load = () => import('./tree-filter');

/** The filter of the tree that is chosen, and what it leaves: null while that is being worked out first. */
export function useFilter(data: TreePageData, base: TreeValue, value: TreeValue) {
  const [filterKind, setFilterKind] = useState<FilterKind | null>(null);
  const code = useModule(load, filterKind !== null);
  const evidence = evidenceById(data.evidence);
  const filtered = useDeferredValue(value);
  const filter = useMemo<TreeFilter | null>(() => {
    if (filterKind === null || !code) return null;
    return code.filterTree(filterKind, { value: filtered, base, evidence });
  }, [filterKind, code, filtered, base, evidence]);
  return { filterKind, filter, setFilterKind };
}
