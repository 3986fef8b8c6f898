'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';

import { sayFailure } from '@/components/ui/say-failure';
import { api } from '@/lib/api/client';
import type { TreePageData } from '@/lib/api/page-data';
import type { Tree } from '@/lib/api/tree-contract';
import type { TreeValue } from '@/lib/tree/value';

import type { Correction } from './correction';
import { treeOf, unwound } from './past';

/** An earlier version that is shown in place of the tree as it is. */
export interface Past {
  readonly version: number;
  /** null while it is being fetched: until then the page goes on showing what it showed. */
  readonly value: TreeValue | null;
}

const fetchDelay = 150;

/** The earlier version that the reader looks at: made from the log that is here, else fetched. */
export function usePast(data: TreePageData, correction: Correction) {
  const [version, setVersion] = useState<number | null>(null);
  const [fetched, setFetched] = useState<ReadonlyMap<number, TreeValue>>(new Map());
  const [last, setLast] = useState<TreeValue | null>(null);
  const own = useMemo(
    () => (version === null ? null : unwound(correction, version)),
    [correction, version],
  );
  const value = version === null ? null : (own ?? fetched.get(version) ?? null);
  if (value !== last && (value || version === null)) setLast(value);

  const treeId = data.tree.id;
  const { studyIds } = correction.value;
  const isMissing = version !== null && value === null;
  useEffect(() => {
    if (!isMissing || version === null) return;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      api
        .get<Tree>(`/api/trees/${treeId}?version=${version}`, { signal: gone.signal })
        .then((tree) => setFetched((known) => new Map(known).set(version, treeOf(tree, studyIds))))
        .catch((cause: unknown) => {
          if (gone.signal.aborted) return;
          setVersion(null);
          sayFailure(cause);
        });
    }, fetchDelay);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [isMissing, version, treeId, studyIds]);

  const past = useMemo<Past | null>(
    () => (version === null ? null : { version, value: value ?? last }),
    [version, value, last],
  );
  const showPast = useCallback((shown: number | null) => setVersion(shown), []);
  return { past, showPast };
}
