'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { FileImport } from '@/components/new-topic/file-import';
import { importForm } from '@/components/new-topic/preview-files';
import { useImport } from '@/components/new-topic/use-import';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast-queue';
import { counted } from '@/components/ui/words';
import { api, failureMessage } from '@/lib/api/client';

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
  const router = useRouter();
  const url = `/api/topics/${topicId}/files`;
  const chosen = useImport(url);
  const [adding, setAdding] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { outcome } = chosen;
  const studies = outcome?.preview?.studies ?? 0;

  async function add() {
    if (!outcome) return;
    setAdding(true);
    setFailure(null);
    try {
      await api.post(url, importForm(outcome.readable));
      router.refresh();
      toast(`Added ${counted(studies, 'study', 'studies')}`);
      onClose();
    } catch (error) {
      setFailure(failureMessage(error));
      setAdding(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      size="lg"
      title="Add files"
      description="Studies that the topic has already are recognised and left as they are."
      footer={
        <>
          {outcome?.preview && studies === 0 && (
            <p className="mr-auto self-center text-ink-soft text-sm">Nothing new in these files.</p>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={studies === 0} busy={adding} onClick={add}>
            {studies > 0 ? `Add ${counted(studies, 'study', 'studies')}` : 'Add studies'}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <FileImport chosen={chosen} />
        {failure && (
          <Notice tone="danger" role="alert">
            {failure}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
