'use client';

import { useEditor } from '@/components/tree-editor/editor-context';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

import { useCompletion } from './use-completion';

/** Asks once more, and says what becomes of what is not reviewed. */
export function CompleteDialog({ onClose }: { onClose: () => void }) {
  const { setView } = useEditor();
  const { isBusy, complete } = useCompletion();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Is this correction complete?"
      footer={
        <>
          <Button
            onClick={() => {
              setView('review');
              onClose();
            }}
          >
            Review the rest
          </Button>
          <Button busy={isBusy} onClick={() => complete(true, false)}>
            Complete
          </Button>
          <Button variant="primary" busy={isBusy} onClick={() => complete(true, true)}>
            Complete, and on to the next tree
          </Button>
        </>
      }
    >
      <p className="text-sm">
        What you have not reviewed or changed is then recorded as untouched: as the model left it,
        and confirmed by nobody. It cannot be changed until you open it again.
      </p>
    </Dialog>
  );
}
