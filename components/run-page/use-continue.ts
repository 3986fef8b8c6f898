'use client';

import { useState } from 'react';

import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';
import type { ContinueRun, Run } from '@/lib/api/run-contract';

/** Tells a waiting run how to go on; `telling` names what is on its way. */
export function useContinue(runId: string, onRun: (run: Run) => void) {
  const [telling, setTelling] = useState<string | null>(null);
  const { failure, run } = useCall();

  async function tell(what: string, told: Partial<ContinueRun>) {
    setTelling(what);
    await run(async () => onRun(await api.post<Run>(`/api/runs/${runId}/continue`, told)));
    setTelling(null);
  }

  return { telling, failure, tell };
}
