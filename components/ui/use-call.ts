import { useState } from 'react';

import { failureMessage } from '@/lib/api/client';

interface CallOptions {
  /** Success leads to another page: it stays busy until that is there, so that nobody asks twice. */
  readonly leaves?: boolean;
  /** Takes what a call failed with, in place of `failure`: where there is no room for a sentence. */
  readonly onFailure?: (error: unknown) => void;
}

/** One call at a time: whether it is under way, and the sentence it failed with. */
export function useCall({ leaves = false, onFailure }: CallOptions = {}) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function run(work: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      if (!leaves) setBusy(false);
    } catch (error) {
      if (onFailure) onFailure(error);
      else setFailure(failureMessage(error));
      setBusy(false);
    }
  }

  return { busy, failure, run };
}
