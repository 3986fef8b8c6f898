import { useRouter } from 'next/navigation';

import { useCall } from './use-call';

/** A call that changes what the page shows: when it has succeeded, the page is loaded anew. */
export function useChange() {
  const router = useRouter();
  const { busy, failure, run } = useCall();
  const change = (work: () => Promise<unknown>) =>
    run(async () => {
      await work();
      router.refresh();
    });
  return { busy, failure, change };
}
