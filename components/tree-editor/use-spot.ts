'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState, useTransition } from 'react';

import type { Bookmark } from '@/lib/api/tree-contract';
import type { StudyId, TreeValue } from '@/lib/tree/value';

import {
  firstSpot,
  isSamePlace,
  type Place,
  queryOf,
  type Spot,
  surviving,
  type View,
} from './place';

const urlDelay = 120;

export interface SpotParameters {
  readonly view: string | null;
  readonly category: string | null;
  readonly study: string | null;
}

/** Where the reader is, kept in the URL; `left` is where they left the tree. When a category goes, the nearest one above it that is left comes. */
export function useSpot(
  value: TreeValue,
  parameters: SpotParameters,
  left: Bookmark | null,
  isReloading: boolean,
) {
  const [{ unknown, ...initial }] = useState(() => firstSpot(parameters, left, value));
  const [spot, setSpot] = useState<Spot>(initial);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setSpot({ ...spot, place: surviving(spot.place, seen, value) });
  }
  const [isLeaving, startLeaving] = useTransition();
  const waiting = useUrl(spot, isReloading || isLeaving);
  const router = useRouter();
  const leaveFor = useCallback(
    (href: string) => {
      clearTimeout(waiting.current);
      startLeaving(() => router.push(href));
    },
    [router, waiting],
  );

  const goTo = useCallback((place: Place) => {
    setSpot((now) => (isSamePlace(now.place, place) ? now : { ...now, place }));
  }, []);
  const openStudy = useCallback((studyId: StudyId | null) => {
    setSpot((now) => (now.studyId === studyId ? now : { ...now, studyId }));
  }, []);
  const setView = useCallback((view: View) => setSpot((now) => ({ ...now, view })), []);
  return { spot, goTo, openStudy, setView, leaveFor, unknown };
}

/**
 * Browsers limit how often the URL may change: it follows when the reader stays. Next's router forgets a page or a
 * refresh that is on its way when the URL changes: it waits for these, too. Returns the timer it follows by.
 */
function useUrl(spot: Spot, isOnItsWay: boolean) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (isOnItsWay) return;
    timer.current = setTimeout(() => {
      const url = `${window.location.pathname}${queryOf(spot)}`;
      if (url !== `${window.location.pathname}${window.location.search}`) {
        window.history.replaceState(null, '', url);
      }
    }, urlDelay);
    return () => clearTimeout(timer.current);
  }, [spot, isOnItsWay]);
  return timer;
}
