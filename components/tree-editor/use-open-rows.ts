'use client';

import { type Dispatch, type SetStateAction, useState } from 'react';

import type { CategoryId } from '@/lib/tree/value';

import type { Editor } from './editor-context';
import { allOpen, ancestorsOf, firstOpen } from './tree-shape';

type Open = CategoryId[];

/**
 * Which rows are open. A search or a filter has its own: all it shows, until the reader closes some; when it
 * ends, what was open before is open again. The place the reader goes to is brought to light, also when it moves.
 */
export function useOpenRows(editor: Editor): [open: Open, setOpen: Dispatch<SetStateAction<Open>>] {
  const { value, matches, matchCounts, filter, spot, naming } = editor;
  const [open, setOpen] = useState<Open>(() => firstOpen(value));
  const [found, setFound] = useState<Open>([]);
  const [seenWords, setSeenWords] = useState('');
  const [seenWay, setSeenWay] = useState('');
  const [seenNaming, setSeenNaming] = useState(naming);

  const words = [filter?.kind, ...(matches?.words ?? [])].join(' ');
  if (words !== seenWords) {
    setSeenWords(words);
    const isFound = (id: CategoryId) => matchCounts?.shown.has(id) ?? true;
    const isLeft = (id: CategoryId) => filter?.shown.has(id) ?? true;
    setFound(allOpen(value).filter((id) => isFound(id) && isLeft(id)));
  }
  const bringToLight = (ids: readonly CategoryId[]) => {
    setOpen((now) => union(now, ids));
    setFound((now) => union(now, ids));
  };
  const above = spot.place.kind === 'category' ? ancestorsOf(value, spot.place.categoryId) : [];
  const way = JSON.stringify([spot.place, above]);
  if (way !== seenWay) {
    setSeenWay(way);
    bringToLight(above);
  }
  if (naming !== seenNaming) {
    setSeenNaming(naming);
    const parentId = naming?.kind === 'add' ? naming.gap.parentId : null;
    if (parentId !== null) bringToLight([parentId, ...ancestorsOf(value, parentId)]);
  }
  return matches || filter ? [found, setFound] : [open, setOpen];
}

function union(a: Open, b: readonly CategoryId[]): Open {
  return b.every((id) => a.includes(id)) ? a : [...new Set([...a, ...b])];
}
