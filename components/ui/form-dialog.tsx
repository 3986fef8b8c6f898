'use client';

import { type ReactNode, useId } from 'react';

import { Button } from './button';
import { Dialog } from './dialog';
import { Failure } from './notice';

interface FormDialogProps {
  readonly title: string;
  readonly description?: string;
  /** As of Dialog. */
  readonly size?: 'sm' | 'md' | 'lg';
  /** Names the act: "Withdraw", never "OK". */
  readonly submitLabel: ReactNode;
  readonly danger?: boolean;
  readonly busy: boolean;
  /** Something has still to be said before it can be done. */
  readonly disabled?: boolean;
  /** The sentence the act failed with. */
  readonly failure?: string | null;
  /** Left of the buttons. */
  readonly aside?: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** A dialog that is a form: Enter in a field does what its last button does, and nothing while that is disabled or busy. */
export function FormDialog(props: FormDialogProps) {
  const { submitLabel, danger, busy, disabled, failure, aside, onSubmit, onClose, ...rest } = props;
  const { children, ...words } = rest;
  const form = useId();
  return (
    <Dialog
      {...words}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          {aside}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant={danger ? 'danger' : 'primary'}
            busy={busy}
            disabled={disabled}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <Failure message={failure} />
      </form>
    </Dialog>
  );
}
