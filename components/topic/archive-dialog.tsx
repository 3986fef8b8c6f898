'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { ConfirmDialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast-queue';
import { api, failureMessage } from '@/lib/api/client';

interface ArchiveDialogProps {
  readonly topic: { readonly id: string; readonly title: string };
  readonly open: boolean;
  readonly onClose: () => void;
  /** Takes the focus back when the dialog has closed. */
  readonly returnFocus: () => void;
}

export function ArchiveDialog({ topic, open, onClose, returnFocus }: ArchiveDialogProps) {
  const router = useRouter();
  const [archiving, setArchiving] = useState(false);

  async function archive() {
    setArchiving(true);
    try {
      await api.delete(`/api/topics/${topic.id}`);
      router.push('/');
      router.refresh();
      toast(`Archived ‘${topic.title}’`);
    } catch (error) {
      setArchiving(false);
      toast(failureMessage(error), { tone: 'danger' });
    }
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        returnFocus();
      }}
      title="Archive this topic?"
      description={`‘${topic.title}’ leaves the list of topics. Its studies, trees and feedback records are kept: ‘Archived topics’, below that list, brings it back.`}
      confirmLabel="Archive topic"
      danger
      busy={archiving}
      onConfirm={archive}
    />
  );
}
