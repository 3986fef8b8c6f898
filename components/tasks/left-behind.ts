import { counted } from '@/components/ui/words';
import type { Person } from '@/lib/api/account-contract';
import type { HandedOn, Task } from '@/lib/api/task-contract';

import { isOpen } from './task-words';

export interface LeftBehind {
  readonly personId: string;
  readonly name: string;
  /** Unfinished. */
  readonly tasks: number;
}

/** Who was removed with tasks that are not finished, by name. */
export function leftBehind(
  tasks: readonly Task[],
  people: readonly Pick<Person, 'id' | 'removedAt'>[],
): readonly LeftBehind[] {
  const removed = new Set(
    people.filter(({ removedAt }) => removedAt !== null).map((person) => person.id),
  );
  const waiting = tasks.filter((task) => removed.has(task.annotatorId ?? '') && isOpen(task));
  return [...Map.groupBy(waiting, (task) => task.annotatorId ?? '')]
    .map(([personId, theirs]) => ({
      ...{ personId, name: theirs[0]?.annotator ?? '', tasks: theirs.length },
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** What became of them. `to`: null for whoever is free. */
export function handedOnInWords({ given, left }: HandedOn, to: string | null): string {
  const tasks = `${counted(given, 'task')} ${given === 1 ? 'is' : 'are'}`;
  const said = to === null ? `${tasks} for whoever is free now.` : `${tasks} ${to}’s now.`;
  if (left === 0 || to === null) return said;
  return `${said} ${to} has the ${left === 1 ? 'tree' : 'trees'} of ${left === 1 ? 'the other one' : `the other ${left}`} already.`;
}
