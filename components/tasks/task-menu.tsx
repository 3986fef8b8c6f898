'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { ConfirmChange } from '@/components/ui/confirm-change';
import { FormDialog } from '@/components/ui/form-dialog';
import { Select } from '@/components/ui/input';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { sayFailure } from '@/components/ui/say-failure';
import { useChange } from '@/components/ui/use-change';
import type { Person } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';
import type { Task } from '@/lib/api/task-contract';

interface TaskMenuProps {
  readonly task: Task;
  readonly people: readonly Person[];
}

const keeps = 'A correction that was begun stays, under the name of who began it.';

/** What an administrator can do about a task. */
export function TaskMenu({ task, people }: TaskMenuProps) {
  const router = useRouter();
  const [open, setOpen] = useState<'give' | 'take' | null>(null);
  const taker = task.annotator ?? 'whoever is free';
  const close = () => setOpen(null);
  const free = () =>
    api
      .patch(`/api/tasks/${task.id}`, { annotatorId: null })
      .catch(sayFailure)
      .finally(() => router.refresh());
  return (
    <>
      <Menu
        trigger={
          <Button
            variant="ghost"
            size="sm"
            icon
            aria-label={`Change the task: ${task.topicTitle}, ${taker}`}
          >
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
      {open === 'take' && (
        <ConfirmChange
          title="Take this task back?"
          description={`It is no longer in the list of ${taker}. ${keeps}`}
          confirmLabel="Take back"
          act={() => api.delete(`/api/tasks/${task.id}`)}
          onClose={close}
        />
      )}
    </>
  );
}

interface GiveDialogProps extends TaskMenuProps {
  readonly onClose: () => void;
}

function GiveDialog({ task, people, onClose }: GiveDialogProps) {
  const { busy, failure, change } = useChange();
  const others = people.filter((person) => person.id !== task.annotatorId);
  const [to, setTo] = useState(others[0]?.id ?? '');
  const give = () =>
    change(async () => {
      await api.patch(`/api/tasks/${task.id}`, { annotatorId: to });
      onClose();
    });
  return (
    <FormDialog
      size="sm"
      title="Give this task to somebody else"
      description={keeps}
      submitLabel="Give"
      busy={busy}
      disabled={to === ''}
      failure={failure}
      onSubmit={give}
      onClose={onClose}
    >
      <Select aria-label="To whom" value={to} onChange={(event) => setTo(event.target.value)}>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </FormDialog>
  );
}
