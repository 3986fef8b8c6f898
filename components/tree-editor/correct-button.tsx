'use client';

import { Scissors } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button, buttonClass } from '@/components/ui/button';
import { toast } from '@/components/ui/toast-queue';
import { api, failureMessage } from '@/lib/api/client';

import { useEditor } from './editor-context';
import { queryOf } from './place';

/** On a tree that is not the reader's correction: makes one, or leads to it. It opens at the same place. */
export function CorrectButton() {
  const { data, editable, spot } = useEditor();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  if (editable || data.tree.kind === 'CORRECTION') return null;
  if (data.myCorrectionId) {
    return (
      <Link
        href={`/trees/${data.myCorrectionId}${queryOf(spot)}`}
        className={buttonClass({ variant: 'primary' })}
      >
        <Scissors aria-hidden size={14} />
        Continue my correction
      </Link>
    );
  }
  const start = async () => {
    setBusy(true);
    try {
      const { treeId } = await api.post<{ treeId: string }>(
        `/api/trees/${data.tree.id}/corrections`,
      );
      router.push(`/trees/${treeId}${queryOf(spot)}`);
    } catch (error) {
      setBusy(false);
      toast(failureMessage(error), { tone: 'danger' });
    }
  };
  return (
    <Button variant="primary" busy={isBusy} onClick={start}>
      <Scissors aria-hidden size={14} />
      Correct this tree
    </Button>
  );
}
