'use client';

import { useState } from 'react';

import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast-queue';
import { useChange } from '@/components/ui/use-change';
import { api } from '@/lib/api/client';
import type { Study } from '@/lib/api/topic-contract';

import { useRestore } from './use-restore';

interface WithdrawDialogProps {
  readonly topicId: string;
  readonly study: Study;
  readonly onClose: () => void;
}

/** Asks why, which may stay open, and offers to undo it. */
export function WithdrawDialog({ topicId, study, onClose }: WithdrawDialogProps) {
  const restore = useRestore(topicId);
  const [reason, setReason] = useState('');
  const { busy, failure, change } = useChange();

  const withdraw = () =>
    change(async () => {
      await api.post(`/api/topics/${topicId}/studies/${study.id}/withdraw`, { reason });
      const action = { label: 'Undo', onAction: () => restore(study) };
      toast(`Study ${study.number} withdrawn`, { action });
      onClose();
    });

  return (
    <FormDialog
      title={`Withdraw study ${study.number}?`}
      description="It is hidden from this topic, its trees and their exports. Its number and its places are kept: restored, it is back where it was."
      submitLabel="Withdraw"
      danger
      busy={busy}
      failure={failure}
      onSubmit={withdraw}
      onClose={onClose}
    >
      <p className="text-pretty">{study.title || 'No title'}</p>
      <Field label="Reason (optional)">
        {(control) => (
          <Input
            {...control}
            maxLength={500}
            placeholder="Retracted, say, or out of scope"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
