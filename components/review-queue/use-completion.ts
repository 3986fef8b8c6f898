'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { saveNow } from '@/components/tree-editor/export-when-saved';
import { toast } from '@/components/ui/toast-queue';
import { api, failureMessage } from '@/lib/api/client';
import type { Bookmark, Completed, NextTree } from '@/lib/api/tree-contract';

/** Marks the correction complete, opens it again, goes on to the next tree. Says so when that fails. */
export function useCompletion() {
  const { data, session, spot, blind } = useEditor();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const path = `/api/trees/${data.tree.id}`;

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast(failureMessage(error), { tone: 'danger' });
    } finally {
      setBusy(false);
    }
  };
  const goOn = (next: NextTree) =>
    attempt(async () => {
      const { treeId } = await api.post<{ treeId: string }>(
        `/api/trees/${next.treeId}/corrections`,
      );
      if (spot.view === 'review') await api.put(`/api/trees/${treeId}/bookmark`, startWith(blind));
      router.push(`/trees/${treeId}`);
    });
  const complete = (restUntouched: boolean, thenGoOn: boolean) =>
    attempt(async () => {
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
    attempt(async () => {
      await api.post(`${path}/reopen`);
      router.refresh();
    });
  return { isBusy, complete, reopen, goOn };
}

/** The next tree opens in the review as well, as blind as this one. */
function startWith(blind: boolean): Bookmark {
  return { view: 'review', category: null, study: null, blind };
}
