'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

import { sayFailure } from '@/components/ui/say-failure';
import { toast } from '@/components/ui/toast-queue';
import { api } from '@/lib/api/client';

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
        sayFailure(error);
      }
    },
    [topicId, router],
  );
}
