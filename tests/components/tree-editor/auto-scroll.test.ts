import { expect, test } from 'vitest';

import { scrollSpeed } from '@/components/tree-editor/auto-scroll';

test('a drag near an edge scrolls towards it, the faster the nearer', () => {
  const at = (y: number) => scrollSpeed(y, 100, 500);
  expect([at(300), at(131), at(101)].map(Math.sign)).toEqual([0, -1, -1]);
  expect(at(101)).toBeLessThan(at(131));
  expect([at(470), at(499)].map(Math.sign)).toEqual([1, 1]);
  expect(at(499)).toBeGreaterThan(at(470));
  expect([at(99), at(501)]).toEqual([0, 0]);
});
