/** Tasks in words: how they stand, when they are due, how long they took. */

import { counted } from '@/components/ui/words';
import type { Task } from '@/lib/api/task-contract';

export const taskStates = ['free', 'to-do', 'begun', 'complete', 'settled'] as const;
export type TaskState = (typeof taskStates)[number];

export const stateWords: Readonly<Record<TaskState, string>> = {
  free: 'Free',
  'to-do': 'To do',
  begun: 'Begun',
  complete: 'Complete',
  settled: 'Settled',
};

type Standing = Pick<Task, 'annotatorId' | 'correctionId' | 'completedAt' | 'adjudicated'>;

/** Settled: the tree is adjudicated, whatever became of the task. */
export function stateOf({
  annotatorId,
  correctionId,
  completedAt,
  adjudicated,
}: Standing): TaskState {
  if (adjudicated) return 'settled';
  if (completedAt !== null) return 'complete';
  if (annotatorId === null) return 'free';
  return correctionId === null ? 'to-do' : 'begun';
}

/** There is something left to do for somebody. */
export function isOpen(task: Standing): boolean {
  const state = stateOf(task);
  return state !== 'complete' && state !== 'settled';
}

const day = 86_400_000;

/** As 2026-11-30, in UTC. */
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

const daysUntil = (dueOn: string, now: number) =>
  Math.round((Date.parse(dueOn) - Date.parse(dayOf(now))) / day);

/** Its day is over and it is not done. */
export function isOverdue(task: Standing & Pick<Task, 'dueOn'>, now: number): boolean {
  return task.dueOn !== null && isOpen(task) && daysUntil(task.dueOn, now) < 0;
}

/** "due in 3 days", "2 days overdue"; '' without a day. */
export function dueInWords(dueOn: string | null, now: number): string {
  if (dueOn === null) return '';
  const days = daysUntil(dueOn, now);
  if (days < 0) return `${counted(-days, 'day')} overdue`;
  if (days === 0) return 'due today';
  if (days === 1) return 'due tomorrow';
  return days < 15 ? `due in ${days} days` : `due on ${dayInWords(dueOn)}`;
}

/** "30 Nov 2026". */
export function dayInWords(iso: string): string {
  const form = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', form).format(new Date(iso));
}

/** Whole days since a task that is somebody's was last worked on; null for one that waits for nobody. */
export function idleDays(
  task: Standing & Pick<Task, 'takenAt' | 'changedAt'>,
  now: number,
): number | null {
  if (task.takenAt === null || !isOpen(task)) return null;
  const last = Math.max(Date.parse(task.takenAt), Date.parse(task.changedAt ?? task.takenAt));
  return Math.max(0, Math.floor((now - last) / day));
}

/** Somebody has it, and nothing happened for as many days as its order says. */
export function isStalled(
  task: Parameters<typeof idleDays>[0] & Pick<Task, 'stallDays'>,
  now: number,
): boolean {
  return (idleDays(task, now) ?? 0) >= task.stallDays;
}

/** "40 s", "12 min", "1 h 5 min"; '' for none. */
export function timeInWords(seconds: number): string {
  if (seconds <= 0) return '';
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "12.4 a minute"; '' where there is too little to say. */
export function paceInWords({ decisions, seconds }: Pick<Task, 'decisions' | 'seconds'>): string {
  if (decisions < 1 || seconds <= 0) return '';
  return `${((decisions * 60) / seconds).toFixed(1)} a minute`;
}

/** Which tree it is, beside its topic. */
export function kindOfTree({ treeKind }: Pick<Task, 'treeKind'>): string {
  return treeKind === 'GENERATED' ? 'Generated tree' : 'Imported tree';
}
