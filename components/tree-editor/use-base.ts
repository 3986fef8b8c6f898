'use client';

import { useMemo } from 'react';

import type { TreePageData } from '@/lib/api/page-data';
import { treeFromRows } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

import { useEditor } from './editor-context';

/** The tree that the correction was copied from, which never changes. Of any other tree itself, as loaded. */
export function useBase(): TreeValue {
  return useBaseOf(useEditor().data);
}

/** The same for the page's data itself. */
export function useBaseOf({ base, rows }: Pick<TreePageData, 'base' | 'rows'>): TreeValue {
  return useMemo(
    () => treeFromRows({ studyIds: rows.studyIds, ...(base ?? rows), judgements: [] }),
    [base, rows],
  );
}
