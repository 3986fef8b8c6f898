import { z } from 'zod';

import type { RunContext } from '../engine';

/** Study numbers that a warning lists; the rest are counted. */
const MOST_LISTED = 20;

/** What a step has to say beside its result. It is stored with it, so that a resumed run says it again. */
export const notesSchema = z.object({
  warnings: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
});

export class Notes {
  readonly warnings: string[] = [];
  readonly counts: Record<string, number> = {};

  constructor(private readonly context: Pick<RunContext, 'warn'>) {}

  warn(message: string): void {
    if (this.warnings.includes(message)) return;
    this.warnings.push(message);
    this.context.warn(message);
  }

  count(what: string, times = 1): void {
    if (times > 0) this.counts[what] = (this.counts[what] ?? 0) + times;
  }
}

/** "study 4", "studies 4, 7 and 9", "studies 0, 1, ... and 30 more". */
export function studiesInWords(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  if (sorted.length === 1) return `study ${sorted[0]}`;
  const listed = sorted.slice(0, MOST_LISTED);
  if (listed.length < sorted.length)
    return `studies ${listed.join(', ')} and ${sorted.length - listed.length} more`;
  return `studies ${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}`;
}
