'use client';

import { useState } from 'react';

import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Textarea } from '@/components/ui/textarea';
import { useCall } from '@/components/ui/use-call';

interface RevokeDialogProps {
  /** The edit in words. */
  readonly what: string;
  readonly onRevoke: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks why an edit is to be left out of datasets, and says what that does not do. */
export function RevokeDialog({ what, onRevoke, onClose }: RevokeDialogProps) {
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useCall();
  const revoke = () =>
    run(async () => {
      await onRevoke(reason);
      onClose();
    });
  return (
    <FormDialog
      title="Leave this edit out of datasets?"
      description={what}
      submitLabel="Revoke the edit"
      danger
      busy={busy}
      failure={failure}
      onSubmit={() => void revoke()}
      onClose={onClose}
    >
      <p className="text-pretty text-sm">
        Datasets and figures will count it as not made. The tree and this history stay as they are:
        to change the tree, undo the edit instead. A revocation cannot be taken back.
      </p>
      <Field label="Why" hint="Kept with the revocation; may be left empty.">
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
