/** One line of the benchmark's report. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  /** What it ought to be, when there is such a bar. */
  readonly bar?: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}

/** A Markdown table. */
export function toTable(rows: readonly Row[]): string {
  return [
    '| what | measured | bar |',
    '|---|---|---|',
    ...rows.map(({ what, figure, bar = '' }) => `| ${what} | ${figure} | ${bar} |`),
  ].join('\n');
}
