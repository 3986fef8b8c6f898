'use client';

import { useMemo } from 'react';

import { treeFromRows } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

import { useEditor } from './editor-context';

/** The tree that the correction was copied from, which never changes. Of any other tree itself, as loaded. */
export function useBase(): TreeValue {
  const { data } = useEditor();
  const { base, rows } = data;
  return useMemo(
    () => treeFromRows({ studyIds: rows.studyIds, ...(base ?? rows), judgements: [] }),
    [base, rows],
  );
}
