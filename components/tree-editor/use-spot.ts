'use client';

import { useRouter } from 'next/navigation';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

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
  const { isLeaving, leaveFor } = useLeaving();
  useUrl(spot, isReloading, isLeaving);

  const goTo = useCallback((place: Place) => {
    setSpot((now) => (isSamePlace(now.place, place) ? now : { ...now, place }));
  }, []);
  const openStudy = useCallback((studyId: StudyId | null) => {
    setSpot((now) => (now.studyId === studyId ? now : { ...now, studyId }));
  }, []);
  const setView = useCallback((view: View) => setSpot((now) => ({ ...now, view })), []);
  return { spot, goTo, openStudy, setView, leaveFor, unknown };
}

/** Whether another page is on its way, by a link that was followed or by `leaveFor`. */
function useLeaving() {
  const router = useRouter();
  const isLeaving = useRef(false);
  const leaveFor = useCallback(
    (href: string) => {
      isLeaving.current = true;
      router.push(href);
    },
    [router],
  );
  useEffect(() => {
    const listen = (event: MouseEvent) => {
      if (opensPage(event)) isLeaving.current = true;
    };
    window.addEventListener('click', listen);
    return () => window.removeEventListener('click', listen);
  }, []);
  return { isLeaving, leaveFor };
}

/** Next's router has taken the click for another page: it prevents what the browser would have done. */
function opensPage({ target, defaultPrevented }: MouseEvent): boolean {
  if (!defaultPrevented || !(target instanceof Element)) return false;
  const link = target.closest('a[href]:not([download])');
  return link instanceof HTMLAnchorElement && link.pathname !== window.location.pathname;
}

/**
 * Browsers limit how often the URL may change: it follows when the reader stays. Next's router forgets a page or a
 * refresh that is on its way when the URL changes: it waits for the refresh, and follows no more to another page.
 */
function useUrl(spot: Spot, isReloading: boolean, isLeaving: RefObject<boolean>): void {
  useEffect(() => {
    if (isReloading) return;
    const timer = setTimeout(() => {
      const url = `${window.location.pathname}${queryOf(spot)}`;
      if (!isLeaving.current && url !== `${window.location.pathname}${window.location.search}`) {
        window.history.replaceState(null, '', url);
      }
    }, urlDelay);
    return () => clearTimeout(timer);
  }, [spot, isReloading, isLeaving]);
}
