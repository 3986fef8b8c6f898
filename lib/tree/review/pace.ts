/** How long the rest of a review will take, from the reviewer's own pace. */

const fewestAnswers = 3;

/**
 * Seconds for `left` more decisions: the median of the latest ones' seconds, which a pause or two do not
 * change. null when there are too few to tell.
 */
export function secondsLeft(seconds: readonly number[], left: number): number | null {
  if (seconds.length < fewestAnswers) return null;
  const sorted = seconds.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  return median * left;
}
