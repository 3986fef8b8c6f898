'use client';

import { useState } from 'react';

import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast-queue';
import { useChange } from '@/components/ui/use-change';
import type { ArchivedTopic } from '@/lib/api/archived-topic-contract';
import { api } from '@/lib/api/client';

interface PurgeDialogProps {
  readonly topic: ArchivedTopic;
  readonly onClose: () => void;
}

/** Asks for the topic's title: nothing brings it back. */
export function PurgeDialog({ topic, onClose }: PurgeDialogProps) {
  const { busy, failure, change } = useChange();
  const [typed, setTyped] = useState('');
  const purge = () =>
    change(async () => {
      await api.post(`/api/archived-topics/${topic.id}/purge`, { title: typed });
      toast(`Purged ‘${topic.title}’`);
      onClose();
    });
  return (
    <FormDialog
      title="Purge this topic?"
      description="Its studies, runs, trees, corrections of everybody, logs and comments are deleted, and the files of all datasets it is in. Nothing but a backup brings them back."
      submitLabel="Purge topic"
      danger
      busy={busy}
      disabled={typed.trim() !== topic.title}
      onSubmit={purge}
      onClose={onClose}
    >
      <Field label="Type the topic’s title to confirm" hint={topic.title} error={failure}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
