import type { NewTask } from '@/lib/db/tasks';

interface Deal {
  readonly treeIds: readonly string[];
  /** People a tree. */
  readonly perTree: number;
  readonly annotatorIds: readonly string[];
  /** Who has which of the trees already: nobody gets a tree twice. */
  readonly holders: readonly NewTask[];
}

/**
 * Deals trees to people, so that each gets as many as the next, give or take one; fewer than `perTree` people a tree
 * where too few are left who do not have it. Without people, tasks for whoever is free.
 */
export function dealTrees({ treeIds, perTree, annotatorIds, holders }: Deal): readonly NewTask[] {
  const trees = [...new Set(treeIds)];
  if (annotatorIds.length === 0)
    return trees.flatMap((treeId) =>
      Array.from({ length: perTree }, () => ({ treeId, annotatorId: null })),
    );
  const have = new Set(holders.map((task) => `${task.treeId} ${task.annotatorId}`));
  const load = new Map([...new Set(annotatorIds)].map((id) => [id, 0]));
  return trees.flatMap((treeId) => {
    const able = [...load].filter(([id]) => !have.has(`${treeId} ${id}`));
    const least = able.sort(([, a], [, b]) => a - b).slice(0, perTree);
    return least.map(([annotatorId, count]) => {
      load.set(annotatorId, count + 1);
      return { treeId, annotatorId };
    });
  });
}
