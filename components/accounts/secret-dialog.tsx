import { type ReactNode, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

import { ShownOnce } from './shown-once';

interface Words {
  readonly title: string;
  readonly description: string;
}

interface SecretDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** While it is asked what to make. */
  readonly asking: Words;
  /** Once it is made; `label` is what the secret is. */
  readonly made: { readonly title: string; readonly label: string };
  /** The form that makes it. */
  readonly form: (onMade: (secret: string) => void) => ReactNode;
}

/** A form that makes a secret, then the secret, shown once. */
export function SecretDialog({ open, onClose, asking, made, form }: SecretDialogProps) {
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setSecret(null);
    onClose();
  };
  const description = 'It is not kept here and cannot be shown again.';
  return (
    <Dialog
      {...(secret === null ? asking : { title: made.title, description })}
      open={open}
      onOpenChange={(next) => !next && close()}
    >
      {secret === null ? (
        form(setSecret)
      ) : (
        <div className="space-y-4">
          <ShownOnce label={made.label} value={secret} />
          <div className="flex justify-end">
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
