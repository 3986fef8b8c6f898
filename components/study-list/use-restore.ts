'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

import { toast } from '@/components/ui/toast-queue';
import { api, failureMessage } from '@/lib/api/client';

/** Brings a withdrawn study back, and says so, or why not. */
export function useRestore(topicId: string) {
  const router = useRouter();
  return useCallback(
    async ({ id, number }: { readonly id: string; readonly number: number }) => {
      try {
        await api.post(`/api/topics/${topicId}/studies/${id}/restore`);
        router.refresh();
        toast(`Study ${number} is back, in all its places`);
      } catch (error) {
        toast(failureMessage(error), { tone: 'danger' });
      }
    },
    [topicId, router],
  );
}
