'use client';

import { useRouter } from 'next/navigation';

import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';
import type { StartRun } from '@/lib/api/run-contract';

/**
 * Starts a run. One by a language model is shown on its own page, where it may ask for something; one of the local
 * engine on the page that is open. `onStarted` is called once it is queued.
 */
export function useStart(topicId: string, onStarted: () => void) {
  const router = useRouter();
  const { busy, failure, run } = useCall();
  const start = (body: StartRun) =>
    run(async () => {
      const { id } = await api.post<{ id: string }>(`/api/topics/${topicId}/runs`, body);
      if (body.engine === 'llm') router.push(`/runs/${id}`);
      else router.refresh();
      onStarted();
    });
  return { starting: busy, failure, start };
}
