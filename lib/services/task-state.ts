import type { Task } from '@/lib/api/task-contract';
import type { TaskRow } from '@/lib/db/tasks';

import { type Begun, loadProgress } from './correction-progress';

function begunOf({ correctionId, version, ...task }: TaskRow): readonly Begun[] {
  if (correctionId === null || version === null) return [];
  const { treeId, topicId, studyRevision, studies } = task;
  return [{ correctionId, treeId, topicId, version, studyRevision, studies }];
}

/** Tasks with how far their corrections have come. */
export async function toTasks(rows: readonly TaskRow[]): Promise<Task[]> {
  const progressOf = await loadProgress(rows.flatMap(begunOf));
  return rows.map(({ version: _, studyRevision: __, studies: ___, ...row }) => {
    const progress = progressOf.get(row.correctionId ?? '');
    return {
      ...row,
      createdAt: row.createdAt.toISOString(),
      takenAt: row.takenAt?.toISOString() ?? null,
      changedAt: row.changedAt?.toISOString() ?? null,
      completedAt: row.completedAt?.toISOString() ?? null,
      progress: progress ? { done: progress.done, total: progress.total } : null,
      decisions: progress?.decisions ?? 0,
      seconds: progress?.seconds ?? 0,
    };
  });
}
