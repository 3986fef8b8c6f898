'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { ConfirmDialog, Dialog } from '@/components/ui/dialog';
import { Select } from '@/components/ui/input';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { Failure } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast-queue';
import { useCall } from '@/components/ui/use-call';
import type { Person } from '@/lib/api/account-contract';
import { api, failureMessage } from '@/lib/api/client';
import type { Task } from '@/lib/api/task-contract';

interface TaskMenuProps {
  readonly task: Task;
  readonly people: readonly Person[];
}

/** What an administrator can do about a task. */
export function TaskMenu({ task, people }: TaskMenuProps) {
  const router = useRouter();
  const [open, setOpen] = useState<'give' | 'take' | null>(null);
  const about = `${task.topicTitle}, ${task.annotator ?? 'whoever is free'}`;
  const close = () => setOpen(null);
  const free = async () => {
    try {
      await api.patch(`/api/tasks/${task.id}`, { annotatorId: null });
    } catch (error) {
      toast(failureMessage(error), { tone: 'danger' });
    }
    router.refresh();
  };
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="sm" icon aria-label={`Change the task: ${about}`}>
            <Ellipsis aria-hidden size={15} />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen('give')}>Give to somebody…</MenuItem>
        {task.annotatorId !== null && (
          <MenuItem onSelect={() => void free()}>Give to whoever is free</MenuItem>
        )}
        <MenuSeparator />
        <MenuItem danger onSelect={() => setOpen('take')}>
          Take back…
        </MenuItem>
      </Menu>
      {open === 'give' && <GiveDialog task={task} people={people} onClose={close} />}
      {open === 'take' && <TakeDialog task={task} onClose={close} />}
    </>
  );
}

interface DialogProps {
  readonly task: Task;
  readonly onClose: () => void;
}

const keeps = 'A correction that was begun stays, under the name of who began it.';

function TakeDialog({ task, onClose }: DialogProps) {
  const router = useRouter();
  const { busy, failure, run } = useCall();
  const take = () =>
    run(async () => {
      await api.delete(`/api/tasks/${task.id}`);
      onClose();
      router.refresh();
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Take this task back?"
      description={`It is no longer in the list of ${task.annotator ?? 'whoever is free'}. ${keeps}`}
      confirmLabel="Take back"
      danger
      busy={busy}
      onConfirm={take}
    >
      <Failure message={failure} />
    </ConfirmDialog>
  );
}

function GiveDialog({ task, people, onClose }: DialogProps & Pick<TaskMenuProps, 'people'>) {
  const router = useRouter();
  const { busy, failure, run } = useCall();
  const others = people.filter((person) => person.id !== task.annotatorId);
  const [to, setTo] = useState(others[0]?.id ?? '');
  const give = () =>
    run(async () => {
      await api.patch(`/api/tasks/${task.id}`, { annotatorId: to });
      onClose();
      router.refresh();
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title="Give this task to somebody else"
      description={keeps}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={to === ''} onClick={give}>
            Give
          </Button>
        </>
      }
    >
      <Failure message={failure} className="mb-3" />
      <Select aria-label="To whom" value={to} onChange={(event) => setTo(event.target.value)}>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Dialog>
  );
}
