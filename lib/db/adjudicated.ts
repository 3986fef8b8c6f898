import type { Database } from './client';

/** Whether the corrections of a tree have been settled: a final tree of it stands complete. */
export async function isAdjudicated(on: Database, baseTreeId: string): Promise<boolean> {
  const where = { copiedFromId: baseTreeId, kind: 'FINAL', completedAt: { not: null } } as const;
  return (await on.tree.count({ where, take: 1 })) > 0;
}
