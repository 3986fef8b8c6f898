'use client';

import { useEffect, useRef, useState } from 'react';

import { api } from '@/lib/api/client';
import type { Bookmark } from '@/lib/api/contract';
import type { TreePageData } from '@/lib/api/page-data';

import { placeParameter, type Spot } from './place';

const delay = 1_500;

/** Keeps on the server where the reader is and whether the review is blind, so that the tree opens there. */
export function useBookmark({ tree, bookmark: left }: TreePageData, spot: Spot) {
  const [blind, setBlind] = useState(left?.blind ?? false);
  const { view, studyId: study } = spot;
  const category = placeParameter(spot.place);
  const kept = useRef(JSON.stringify(left));
  useEffect(() => {
    const bookmark: Bookmark = { view, category, study, blind };
    const now = JSON.stringify(bookmark);
    const isStart = kept.current === 'null' && view === 'tree' && !category && !study && !blind;
    if (now === kept.current || isStart) return;
    const keep = () => {
      if (now === kept.current) return;
      kept.current = now;
      api
        .put(`/api/trees/${tree.id}/bookmark`, bookmark, { keepalive: true })
        .catch((cause: unknown) => console.warn('The place in the tree was not kept.', cause));
    };
    const timer = setTimeout(keep, delay);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [tree.id, view, category, study, blind]);
  return { blind, setBlind };
}
