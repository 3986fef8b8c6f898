'use client';

import { ConfirmDialog } from './dialog';
import { useChange } from './use-change';

interface ConfirmChangeProps {
  readonly title: string;
  /** What is lost, and what stays. */
  readonly description: string;
  /** Names the act, as in ConfirmDialog. */
  readonly confirmLabel: string;
  readonly act: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before an act that takes something away; done, it closes and the page shows what there is now. */
export function ConfirmChange({ act, onClose, ...words }: ConfirmChangeProps) {
  const { busy, failure, change } = useChange();
  return (
    <ConfirmDialog
      {...words}
      open
      onOpenChange={(open) => !open && onClose()}
      danger
      busy={busy}
      failure={failure}
      onConfirm={() => void change(() => act().then(onClose))}
    />
  );
}
