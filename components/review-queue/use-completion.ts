'use client';

import { useRouter } from 'next/navigation';

import { useEditor } from '@/components/tree-editor/editor-context';
import { saveNow } from '@/components/tree-editor/export-when-saved';
import { sayFailure } from '@/components/ui/say-failure';
import { toast } from '@/components/ui/toast-queue';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';
import type { Bookmark, Completed, NextTree } from '@/lib/api/tree-contract';

/** Marks the correction complete, opens it again, goes on to the next tree. Says so when that fails. */
export function useCompletion() {
  const { data, session, spot, blind, leaveFor } = useEditor();
  const router = useRouter();
  const { busy: isBusy, run } = useCall({ onFailure: sayFailure });
  const path = `/api/trees/${data.tree.id}`;

  const goOn = (next: NextTree) =>
    run(async () => {
      const { treeId } = await api.post<{ treeId: string }>(
        `/api/trees/${next.treeId}/corrections`,
      );
      if (spot.view === 'review') await api.put(`/api/trees/${treeId}/bookmark`, startWith(blind));
      leaveFor(`/trees/${treeId}`);
    });
  const complete = (restUntouched: boolean, thenGoOn: boolean) =>
    run(async () => {
      const unsaved = await saveNow(session);
      if (unsaved !== null) {
        toast(`It cannot be completed before your last answers are saved: ${unsaved}`, {
          tone: 'danger',
        });
        return;
      }
      const { next } = await api.post<Completed>(`${path}/complete`, { restUntouched });
      toast(next || !thenGoOn ? 'Marked complete.' : 'Marked complete. No other tree is waiting.');
      if (thenGoOn && next) await goOn(next);
      else router.refresh();
    });
  const reopen = () =>
    run(async () => {
      await api.post(`${path}/reopen`);
      router.refresh();
    });
  return { isBusy, complete, reopen, goOn };
}

/** The next tree opens in the review as well, as blind as this one. */
function startWith(blind: boolean): Bookmark {
  return { view: 'review', category: null, study: null, blind };
}
