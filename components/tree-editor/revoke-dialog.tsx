'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Failure } from '@/components/ui/notice';
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
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Leave this edit out of datasets?"
      description={what}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" busy={busy} onClick={() => void revoke()}>
            Revoke the edit
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <p className="text-pretty text-sm">
          Datasets and figures will count it as not made. The tree and this history stay as they
          are: to change the tree, undo the edit instead. A revocation cannot be taken back.
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
        <Failure message={failure} />
      </div>
    </Dialog>
  );
}
