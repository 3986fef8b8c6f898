'use client';

import { useEffect, useRef } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { itemKey, type ReviewItem } from '@/lib/tree/review/item';

/**
 * Whether the model's answer has been visible beside the item, also when the review was made blind only after
 * it had been shown, and in a blind task whose assignments the reader has asked to see. That a link or a group is asked
 * about says that the tree has it.
 */
export function useExposure(item: ReviewItem | null): () => 'shown' | 'hidden' {
  const { blind, isRevealed } = useEditor();
  const shown = useRef(new Set<string>());
  const key = item && itemKey(item);
  const isHidden = blind && !isRevealed && item?.kind === 'pair';
  useEffect(() => {
    if (key !== null && !isHidden) shown.current.add(key);
  }, [key, isHidden]);
  return () => (isHidden && key !== null && !shown.current.has(key) ? 'hidden' : 'shown');
}
