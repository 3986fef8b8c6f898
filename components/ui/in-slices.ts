/** In milliseconds: short enough for a key that is pressed meanwhile to be answered within a frame. */
const slice = 8;

/**
 * Runs long work in slices, with the page free in between; the work says by `yield` where it may be left. What it
 * returns, or null when `signal` was aborted before its end. The first slice begins after the next paint.
 */
export async function inSlices<T>(
  work: Iterator<undefined, T>,
  signal: AbortSignal,
): Promise<T | null> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return null;
    const end = performance.now() + slice;
    while (performance.now() < end) {
      const step = work.next();
      if (step.done) return step.value;
    }
  }
}
