'use client';

import { Scissors } from 'lucide-react';
import Link from 'next/link';

import { Button, buttonClass } from '@/components/ui/button';
import { sayFailure } from '@/components/ui/say-failure';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';

import { useEditor } from './editor-context';
import { queryOf } from './place';

/** On a tree that is not the reader's correction: makes one, or leads to it. It opens at the same place. */
export function CorrectButton() {
  const { data, editable, spot, leaveFor } = useEditor();
  const { busy, run } = useCall({ leaves: true, onFailure: sayFailure });
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
  const start = () =>
    run(async () => {
      const path = `/api/trees/${data.tree.id}/corrections`;
      const { treeId } = await api.post<{ treeId: string }>(path);
      leaveFor(`/trees/${treeId}${queryOf(spot)}`);
    });
  return (
    <Button variant="primary" busy={busy} onClick={start}>
      <Scissors aria-hidden size={14} />
      Correct this tree
    </Button>
  );
}
