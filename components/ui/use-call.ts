import { useState } from 'react';

import { failureMessage } from '@/lib/api/client';

/** One call at a time: whether it is under way, and the sentence it failed with. */
export function useCall() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureMessage(error));
    } finally {
      setBusy(false);
    }
  }

  return { busy, failure, run };
}
