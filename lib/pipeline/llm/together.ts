/**
 * Works on all items at once (the model bounds how many calls are in flight) and returns the results in order. The
 * first failure aborts the others, waits for them to end, and is thrown.
 */
export async function together<A, B>(
  items: readonly A[],
  signal: AbortSignal,
  work: (item: A, signal: AbortSignal) => Promise<B>,
): Promise<B[]> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const guarded = async (item: A) => {
    try {
      return await work(item, either);
    } catch (error) {
      stop.abort(error);
      throw error;
    }
  };
  const outcomes = await Promise.allSettled(items.map(guarded));
  signal.throwIfAborted();
  stop.signal.throwIfAborted();
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}
