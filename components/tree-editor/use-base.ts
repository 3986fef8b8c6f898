'use client';

import { useMemo } from 'react';

import type { TreePageData } from '@/lib/api/page-data';
import { onlyStudies } from '@/lib/tree/only-studies';
import { treeFromRows } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

import { useEditor } from './editor-context';

/**
 * The tree that the correction was copied from, which never changes; of any other tree itself, as loaded. Without the
 * studies that are withdrawn.
 */
export function useBase(): TreeValue {
  return useBaseOf(useEditor().data);
}

/** The same for the page's data itself. */
export function useBaseOf({
  base,
  rows,
  studies,
}: Pick<TreePageData, 'base' | 'rows' | 'studies'>): TreeValue {
  return useMemo(() => {
    const whole = treeFromRows({ studyIds: rows.studyIds, ...(base ?? rows), judgements: [] });
    if (rows.studyIds.length === studies.length) return whole;
    const shown = new Set(studies.map(({ id }) => id));
    return onlyStudies(whole, (id) => shown.has(id));
  }, [base, rows, studies]);
}
