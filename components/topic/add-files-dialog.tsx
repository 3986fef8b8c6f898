'use client';

import { FileImport } from '@/components/new-topic/file-import';
import { useImport } from '@/components/new-topic/use-import';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Failure } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast-queue';
import { useChange } from '@/components/ui/use-change';
import { counted } from '@/components/ui/words';
import { api } from '@/lib/api/client';

interface AddFilesDialogProps {
  readonly topicId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** More studies for a topic, previewed as for a new one. */
export function AddFilesDialog({ open, ...rest }: AddFilesDialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ topicId, onClose }: Omit<AddFilesDialogProps, 'open'>) {
  const url = `/api/topics/${topicId}/files`;
  const chosen = useImport(url);
  const { busy, failure, change } = useChange();
  const { outcome, studies } = chosen;
  const known = outcome?.preview?.known ?? 0;

  function add() {
    const form = chosen.form();
    if (form === null) return;
    void change(async () => {
      await api.post(url, form);
      toast(studies > 0 ? `Added ${counted(studies, 'study', 'studies')}` : 'Filled empty fields');
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      size="lg"
      title="Add files"
      description="Studies that the topic has already are recognised; only their empty fields are filled."
      footer={
        <>
          {outcome?.preview && studies + known === 0 && (
            <p className="mr-auto self-center text-ink-soft text-sm">Nothing new in these files.</p>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={studies + known === 0} busy={busy} onClick={add}>
            {addWords(studies, known)}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <FileImport chosen={chosen} />
        <Failure message={failure} />
      </div>
    </Dialog>
  );
}

function addWords(studies: number, known: number): string {
  if (studies > 0) return `Add ${counted(studies, 'study', 'studies')}`;
  return known > 0 ? 'Fill empty fields' : 'Add studies';
}
