'use client';

import { useState } from 'react';

import { api, failureMessage } from '@/lib/api/client';
import type { ContinueRun, Run } from '@/lib/api/run-contract';

/** Tells a waiting run how to go on; `telling` names what is on its way. */
export function useContinue(runId: string, onRun: (run: Run) => void) {
  const [telling, setTelling] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function tell(what: string, told: Partial<ContinueRun>) {
    setTelling(what);
    setFailure(null);
    try {
      onRun(await api.post<Run>(`/api/runs/${runId}/continue`, told));
    } catch (error) {
      setFailure(failureMessage(error));
    }
    setTelling(null);
  }

  return { telling, failure, tell };
}
