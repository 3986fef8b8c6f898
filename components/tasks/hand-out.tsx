'use client';

import { UsersRound } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Failure } from '@/components/ui/notice';
import { listClass, rowClass } from '@/components/ui/row-list';
import { Spinner } from '@/components/ui/spinner';
import { leafLinkClass } from '@/components/ui/text-link';
import { useCall } from '@/components/ui/use-call';
import type { Person } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';
import type { Task } from '@/lib/api/task-contract';

interface Handed {
  readonly people: readonly Person[];
  readonly tasks: readonly Task[];
}

async function load(treeId: string): Promise<Handed> {
  const [people, tasks] = await Promise.all([
    api.get<{ items: Person[] }>('/api/people'),
    api.get<{ items: Task[] }>(`/api/trees/${treeId}/tasks`),
  ]);
  return { people: people.items.filter((each) => each.removedAt === null), tasks: tasks.items };
}

/** Gives a tree to people to correct, and takes it back. For administrators. */
export function HandOut({ treeId, name }: { treeId: string; name: string }) {
  const [handed, setHanded] = useState<Handed | null>(null);
  const [open, setOpen] = useState(false);
  const { busy, failure, run } = useCall();
  const read = async () => setHanded(await load(treeId));
  const change = (work: () => Promise<unknown>) =>
    run(async () => {
      await work();
      await read();
    });
  return (
    <>
      <Button
        size="sm"
        className="relative z-10"
        aria-label={`Hand out: ${name}`}
        onClick={() => {
          setOpen(true);
          void run(read);
        }}
      >
        <UsersRound aria-hidden size={14} />
        Hand out
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Hand out this tree"
        description="Each corrects a copy of their own, and does not see the others’. It is in their list at once."
      >
        <Failure message={failure} className="mb-3" />
        {handed === null && !failure && (
          <p role="status" className="flex items-center gap-2 text-ink-soft text-sm">
            <Spinner /> Reading who is here…
          </p>
        )}
        <p className="mb-3 text-sm">
          <Link href={`/tasks/new?tree=${treeId}`} className={leafLinkClass}>
            With a guideline, a due day, blind, or for whoever is free
          </Link>
        </p>
        {handed && (
          <Takers
            handed={handed}
            busy={busy}
            onGive={(id) =>
              change(() => api.post(`/api/trees/${treeId}/tasks`, { annotatorIds: [id] }))
            }
            onTake={(id) => change(() => api.delete(`/api/tasks/${id}`))}
          />
        )}
      </Dialog>
    </>
  );
}

interface TakersProps {
  readonly handed: Handed;
  readonly busy: boolean;
  readonly onGive: (personId: string) => void;
  readonly onTake: (taskId: string) => void;
}

function Takers({ handed, busy, onGive, onTake }: TakersProps) {
  const taskOf = (id: string) => handed.tasks.find((task) => task.annotatorId === id);
  return (
    <ul className={listClass}>
      {handed.people.map(({ id, name, email }) => {
        const task = taskOf(id);
        return (
          <li key={id} className={rowClass}>
            <div className="min-w-0 flex-1">
              <p className="wrap-anywhere font-medium">{name}</p>
              <p className="wrap-anywhere text-ink-faint text-sm">{email}</p>
            </div>
            <Button
              size="sm"
              variant={task ? 'ghost' : 'secondary'}
              busy={busy}
              aria-label={task ? `Take it back from ${name}` : `Give it to ${name}`}
              onClick={() => (task ? onTake(task.id) : onGive(id))}
            >
              {task ? 'Take back' : 'Give'}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
