import { CircleCheckBig } from 'lucide-react';
import Link from 'next/link';

import { Badge } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import type { Task } from '@/lib/api/task-contract';

import { listClass } from './section';

function State({ task }: { task: Task }) {
  if (task.completedAt !== null)
    return (
      <Badge>
        <CircleCheckBig aria-hidden size={11} /> Complete
      </Badge>
    );
  if (task.correctionId !== null) return <Badge tone="leaf">Begun</Badge>;
  return <Badge tone="warn">To do</Badge>;
}

/** The trees that the reader was given, what is to be done first; nothing without any. */
export function MyTasks({ tasks }: { tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  const done = tasks.filter((task) => task.completedAt !== null);
  const open = tasks.filter((task) => task.completedAt === null);
  return (
    <section aria-label="My tasks" className="mb-10">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h1 className="font-serif text-2xl">My tasks</h1>
        <p className="text-ink-soft text-sm tabular-nums">
          {done.length} of {tasks.length} complete
        </p>
      </div>
      <ul className={listClass}>
        {[...open, ...done].map((task) => (
          <li key={task.id}>
            <Link
              href={`/trees/${task.correctionId ?? task.treeId}`}
              className="flex items-center gap-3 px-4 py-3 hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="wrap-anywhere block font-medium">{task.topicTitle}</span>
                <span className="block text-ink-faint text-sm">
                  given <Moment at={task.createdAt} />
                </span>
              </span>
              <State task={task} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
