import { cx } from '@/components/ui/cx';
import type { Task } from '@/lib/api/task-contract';

import { dueInWords, isOpen, isOverdue } from './task-words';

/** When something is left to do by a day: when that is. */
export function TaskDue({ task, now }: { task: Task; now: number }) {
  if (task.dueOn === null || !isOpen(task)) return null;
  return (
    <span
      title="Due days end at midnight UTC"
      className={cx(isOverdue(task, now) && 'font-medium text-danger-ink')}
    >
      {dueInWords(task.dueOn, now)}
    </span>
  );
}
