import { fold, hasWords, queryWords } from '@/components/study-list/search';
import type { Task } from '@/lib/api/task-contract';

import {
  isOverdue,
  isStalled,
  stateOf,
  stateWords,
  type TaskState,
  taskStates,
} from './task-words';

type WantedState = TaskState | 'all' | 'overdue' | 'stalled';

export interface Wanted {
  /** Words of the topic's title. */
  readonly text: string;
  /** Id; '' for everybody. */
  readonly person: string;
  readonly state: WantedState;
}

export const wantedStates: readonly (readonly [WantedState, string])[] = [
  ['all', 'All states'],
  ...taskStates.map((state) => [state, stateWords[state]] as const),
  ['overdue', 'Overdue'],
  ['stalled', 'Stalled'],
];

function isInState(task: Task, state: WantedState, now: number): boolean {
  if (state === 'all') return true;
  if (state === 'overdue') return isOverdue(task, now);
  if (state === 'stalled') return isStalled(task, now);
  return stateOf(task) === state;
}

export function chooseTasks(
  tasks: readonly Task[],
  { text, person, state }: Wanted,
  now: number,
): readonly Task[] {
  const words = queryWords(text);
  return tasks.filter((task) => {
    const isTheirs = person === '' || task.annotatorId === person;
    return isTheirs && isInState(task, state, now) && hasWords(fold(task.topicTitle), words);
  });
}
