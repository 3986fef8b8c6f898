'use client';

import { useRouter } from 'next/navigation';

import { ConfirmDialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast-queue';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';

interface ArchiveDialogProps {
  readonly topic: { readonly id: string; readonly title: string };
  readonly open: boolean;
  readonly onClose: () => void;
  /** Takes the focus back when the dialog has closed. */
  readonly returnFocus: () => void;
}

export function ArchiveDialog({ topic, open, onClose, returnFocus }: ArchiveDialogProps) {
  const router = useRouter();
  const { busy, failure, run } = useCall({ leaves: true });
  const archive = () =>
    run(async () => {
      await api.delete(`/api/topics/${topic.id}`);
      router.push('/');
      router.refresh();
      toast(`Archived ‘${topic.title}’`);
    });

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
      busy={busy}
      failure={failure}
      onConfirm={archive}
    />
  );
}
