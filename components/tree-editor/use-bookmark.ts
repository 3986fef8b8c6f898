'use client';

import { useEffect, useRef, useState } from 'react';

import { api } from '@/lib/api/client';
import type { TreePageData } from '@/lib/api/page-data';
import type { Bookmark } from '@/lib/api/tree-contract';

import { placeParameter, type Spot } from './place';

const delay = 1_500;

/** Keeps on the server where the reader is and whether the review is blind, so that the tree opens there. */
export function useBookmark({ tree, bookmark: left, task }: TreePageData, spot: Spot) {
  const [chosen, setBlind] = useState(left?.blind ?? false);
  const blind = chosen || task?.blind === true;
  const { view, studyId: study } = spot;
  const category = placeParameter(spot.place);
  const kept = useRef(JSON.stringify(left));
  /** Keeps what is waiting to be kept, when the reader leaves before its time. */
  const pending = useRef<(() => void) | null>(null);
  useEffect(() => {
    const bookmark: Bookmark = { view, category, study, blind };
    const now = JSON.stringify(bookmark);
    const isStart = kept.current === 'null' && view === 'tree' && !category && !study && !blind;
    pending.current = null;
    if (now === kept.current || isStart) return;
    const keep = () => {
      pending.current = null;
      kept.current = now;
      api
        .put(`/api/trees/${tree.id}/bookmark`, bookmark, { keepalive: true })
        .catch((cause: unknown) => console.warn('The place in the tree was not kept.', cause));
    };
    pending.current = keep;
    const timer = setTimeout(keep, delay);
    return () => clearTimeout(timer);
  }, [tree.id, view, category, study, blind]);
  useEffect(() => {
    const flush = () => pending.current?.();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return { blind, setBlind };
}
