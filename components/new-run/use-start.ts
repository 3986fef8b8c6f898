'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { api, failureMessage } from '@/lib/api/client';
import type { StartRun } from '@/lib/api/run-contract';

/**
 * Starts a run. One by a language model is shown on its own page, where it may ask for something; one of the local
 * engine on the page that is open. `onStarted` is called once it is queued.
 */
export function useStart(topicId: string, onStarted: () => void) {
  const router = useRouter();
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function start(body: StartRun) {
    setStarting(true);
    setFailure(null);
    try {
      const { id } = await api.post<{ id: string }>(`/api/topics/${topicId}/runs`, body);
      if (body.engine === 'llm') router.push(`/runs/${id}`);
      else router.refresh();
      onStarted();
    } catch (error) {
      setFailure(failureMessage(error));
      setStarting(false);
    }
  }

  return { starting, failure, start };
}
