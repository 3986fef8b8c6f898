'use client';

import { useRouter } from 'next/navigation';

import { topicTabFrom } from '@/components/topic/tabs';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';
import type { StartRun } from '@/lib/api/run-contract';

/** Whether the page that is open shows how the topic's runs get on. */
function showsRuns(topicPath: string): boolean {
  const { pathname, search } = window.location;
  const tab = topicTabFrom(new URLSearchParams(search).get('tab'));
  return pathname === topicPath && tab !== 'studies';
}

/**
 * Starts a run. One by a language model is shown on its own page, where it may ask for something; one of the local
 * engine on its topic's. `onStarted` is called once it is queued.
 */
export function useStart(topicId: string, onStarted: () => void) {
  const router = useRouter();
  const { busy, failure, run } = useCall();
  const start = (body: StartRun) =>
    run(async () => {
      const { id } = await api.post<{ id: string }>(`/api/topics/${topicId}/runs`, body);
      const topicPath = `/topics/${topicId}`;
      if (body.engine === 'llm') router.push(`/runs/${id}`);
      else if (showsRuns(topicPath)) router.refresh();
      else router.push(topicPath);
      onStarted();
    });
  return { starting: busy, failure, start };
}
