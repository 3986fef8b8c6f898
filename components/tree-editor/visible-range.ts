import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** The rows in view, and the focused one wherever it is: a row that is dragged or focused must not vanish. */
export function visibleRange(range: Range, focusedIndex: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (focusedIndex < 0 || focusedIndex >= range.count || indexes.includes(focusedIndex)) {
    return indexes;
  }
  return [...indexes, focusedIndex].sort((a, b) => a - b);
}
