import { expect, it } from 'vitest';

import { dealTrees } from '@/lib/services/deal-trees';

const counts = (tasks: ReturnType<typeof dealTrees>) =>
  Object.fromEntries(
    Map.groupBy(tasks, (task) => task.annotatorId ?? 'free')
      .entries()
      .map(([id, of]) => [id, of.length]),
  );

it('people get as many trees as the next, and nobody a tree twice', () => {
  const treeIds = Array.from({ length: 10 }, (_, at) => `t${at}`);
  const dealt = dealTrees({ treeIds, perTree: 2, annotatorIds: ['a', 'b', 'c'], holders: [] });
  expect(counts(dealt)).toEqual({ a: 7, b: 7, c: 6 });
  expect(new Set(dealt.map((task) => `${task.treeId} ${task.annotatorId}`)).size).toBe(20);
});

it('who has a tree already is passed over, even if nobody else is left', () => {
  const holders = [{ treeId: 't', annotatorId: 'a' }];
  const dealt = dealTrees({ treeIds: ['t'], perTree: 2, annotatorIds: ['a', 'b'], holders });
  expect(dealt).toEqual([{ treeId: 't', annotatorId: 'b' }]);
});

it('without people there are tasks for whoever is free, so many a tree', () => {
  const dealt = dealTrees({ treeIds: ['t', 'u', 't'], perTree: 3, annotatorIds: [], holders: [] });
  expect(dealt).toHaveLength(6);
  expect(counts(dealt)).toEqual({ free: 6 });
});
