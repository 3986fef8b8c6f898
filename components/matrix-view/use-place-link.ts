'use client';

import { useEffect, useRef, useState } from 'react';

import type { Editor } from '@/components/tree-editor/editor-context';
import type { CategoryId } from '@/lib/tree/value';

import { type Area, type Axes, at } from './area';
import { hierarchyOf, type Scope } from './columns';

/** In milliseconds: fast keys must not make the whole page follow each of them. */
const settling = 250;

interface Linked {
  readonly area: Area | null;
  readonly setArea: (area: Area) => void;
  readonly setScope: (scope: Scope) => void;
}

/**
 * Keeps the matrix and the page at one place. Once the reader stays in a column, the page goes to its
 * category; when they go to a category in another view, the matrix shows it, in its hierarchy.
 */
export function usePlaceLink(editor: Editor, axes: Axes, { area, setArea, setScope }: Linked) {
  const { spot, value, goTo } = editor;
  const active = area?.active.categoryId ?? null;
  const placed = spot.place.kind === 'category' ? spot.place.categoryId : null;
  const [told, setTold] = useState(placed ?? active);
  const [wanted, setWanted] = useState<CategoryId | null>(null);
  if (placed !== null && placed !== told) {
    setTold(placed);
    setWanted(placed === active ? null : placed);
    const scope = axes.categoryIds.includes(placed) ? null : hierarchyOf(value, placed);
    if (scope) setScope(scope);
  } else if (wanted !== null) {
    const studyId = area?.active.studyId;
    if (studyId && axes.categoryIds.includes(wanted)) setArea(at({ studyId, categoryId: wanted }));
    setWanted(null);
  }

  const untold = active !== null && active !== told && wanted === null ? active : null;
  const tell = useRef(() => {});
  tell.current = () => {
    if (untold === null) return;
    setTold(untold);
    goTo({ kind: 'category', categoryId: untold });
  };
  useEffect(() => {
    if (untold === null) return;
    const timer = setTimeout(() => tell.current(), settling);
    return () => clearTimeout(timer);
  }, [untold]);
  // On the way to another view.
  useEffect(() => () => tell.current(), []);
}
