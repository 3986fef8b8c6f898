import type { Task } from '@/lib/api/task-contract';

import { isOpen, isOverdue, isStalled } from './task-words';

export interface PersonWork {
  readonly annotatorId: string;
  readonly name: string;
  readonly tasks: number;
  /** Of these complete or settled. */
  readonly finished: number;
  readonly done: number;
  readonly total: number;
  readonly decisions: number;
  readonly seconds: number;
  /** When any of their corrections was last changed. */
  readonly lastAt: string | null;
  readonly overdue: number;
  readonly stalled: number;
}

const sum = (tasks: readonly Task[], of: (task: Task) => number) =>
  tasks.reduce((total, task) => total + of(task), 0);

/** Who is where, by name. Tasks that nobody has taken are nobody's. */
export function byPerson(tasks: readonly Task[], now: number): readonly PersonWork[] {
  const taken = tasks.filter((task) => task.annotatorId !== null);
  const groups = Map.groupBy(taken, (task) => task.annotatorId ?? '');
  return [...groups]
    .map(([annotatorId, theirs]) => ({
      annotatorId,
      name: theirs[0]?.annotator ?? '',
      tasks: theirs.length,
      finished: theirs.filter((task) => !isOpen(task)).length,
      done: sum(theirs, (task) => task.progress?.done ?? 0),
      total: sum(theirs, (task) => task.progress?.total ?? 0),
      decisions: sum(theirs, (task) => task.decisions),
      seconds: sum(theirs, (task) => task.seconds),
      lastAt:
        theirs
          .flatMap((task) => task.changedAt ?? [])
          .toSorted()
          .at(-1) ?? null,
      overdue: theirs.filter((task) => isOverdue(task, now)).length,
      stalled: theirs.filter((task) => isStalled(task, now)).length,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
