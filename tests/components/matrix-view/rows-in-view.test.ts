import { expect, test } from 'vitest';

import { rowsInView } from '@/components/matrix-view/use-virtual-axes';

/** Rows of 40 pixels below a header of 100, in a window of 400; drawn are those from `first` to `last`. */
function scrolledTo(scrollOffset: number, [first, last]: readonly [number, number]) {
  const items = Array.from({ length: last - first + 1 }, (_, at) => {
    const start = 100 + (first + at) * 40;
    return { start, end: start + 40 };
  });
  return {
    scrollOffset,
    scrollRect: { height: 400 },
    options: { scrollPaddingStart: 100 },
    getVirtualItems: () => items,
  };
}

test('a page is what is seen whole: not what is behind the header, cut off, or drawn beyond', () => {
  expect(rowsInView(scrolledTo(0, [0, 12]))).toBe(7);
  expect(rowsInView(scrolledTo(400, [6, 24]))).toBe(7);
  expect(rowsInView(scrolledTo(410, [6, 24]))).toBe(6);
});
