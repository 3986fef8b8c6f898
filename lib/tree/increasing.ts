/** A longest strictly increasing subsequence, by patience sorting: O(n log n). */
export function longestIncreasing(numbers: readonly number[]): readonly number[] {
  const last: number[] = [];
  const previous: number[] = [];
  for (const [position, number] of numbers.entries()) {
    const length = lengthBelow(numbers, last, number);
    previous[position] = last[length - 1] ?? -1;
    last[length] = position;
  }
  const found: number[] = [];
  for (let at = last.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) found.push(numbers[at] ?? 0);
  return found.reverse();
}

/** How many of the subsequences' ends, smallest end by length at `last`, are below `number`. */
function lengthBelow(numbers: readonly number[], last: readonly number[], number: number): number {
  let [low, high] = [0, last.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[last[middle] ?? 0] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
