import Link from 'next/link';

import { listClass } from '@/components/ui/row-list';
import { counted } from '@/components/ui/words';
import type { Task, MyTasks as Work } from '@/lib/api/task-contract';

import { GiveBack, OpenAgain, TakeNext } from './my-task-actions';
import { BlindBadge, StateBadge } from './state-badge';
import { TaskDue } from './task-due';
import { TaskProgress } from './task-progress';
import { isOpen, kindOfTree, stateOf, timeInWords } from './task-words';

interface MyTasksProps {
  readonly work: Work;
  readonly now: number;
}

/** The trees that the reader was given, what is due first, and a way to more; nothing without any. */
export function MyTasks({ work: { items, free }, now }: MyTasksProps) {
  if (items.length === 0 && free === 0) return null;
  const open = items.filter(isOpen);
  const finished = items.filter((task) => !isOpen(task));
  return (
    <section aria-label="My tasks" className="mb-10">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h1 className="font-serif text-2xl">My tasks</h1>
          {items.length > 0 && <Summary items={items} finished={finished.length} />}
        </div>
        <TakeNext free={free} isMain={open.length === 0} />
      </div>
      {items.length > 0 && (
        <ul className={listClass}>
          {[...open, ...finished].map((task) => (
            <TaskRow key={task.id} task={task} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Summary({ items, finished }: { items: readonly Task[]; finished: number }) {
  const time = timeInWords(items.reduce((sum, task) => sum + task.seconds, 0));
  return (
    <p className="text-ink-soft text-sm tabular-nums">
      {finished} of {counted(items.length, 'tree')} complete
      {time && ` · ${time} on answers of the review`}
    </p>
  );
}

function TaskRow({ task, now }: { task: Task; now: number }) {
  const state = stateOf(task);
  const canGiveBack = task.open && state === 'to-do';
  return (
    <li className="relative flex items-start gap-3 px-4 py-3 focus-within:bg-hover hover:bg-hover sm:items-center">
      <div className="min-w-0 flex-1">
        <Link
          href={`/trees/${task.correctionId ?? task.treeId}`}
          className="wrap-anywhere font-medium after:absolute after:inset-0"
        >
          {task.topicTitle}
        </Link>
        <TaskFacts task={task} now={now} />
      </div>
      <div className="flex shrink-0 items-end gap-x-3 gap-y-1.5 max-sm:flex-col sm:items-center">
        {task.blind && state !== 'settled' && <BlindBadge />}
        <StateBadge state={state} />
        {canGiveBack && <GiveBack task={task} />}
        {state === 'complete' && <OpenAgain task={task} />}
      </div>
    </li>
  );
}

function TaskFacts({ task, now }: { task: Task; now: number }) {
  const time = timeInWords(task.seconds);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-faint text-sm">
      <span>{kindOfTree(task)}</span>
      <TaskDue task={task} now={now} />
      <TaskProgress progress={task.progress} />
      {time && <span className="tabular-nums">{time}</span>}
    </div>
  );
}
