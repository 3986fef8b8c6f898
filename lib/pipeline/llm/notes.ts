import { z } from 'zod';

import type { RunContext } from '../engine';

/** Study numbers that a warning lists; the rest are counted. */
const MOST_LISTED = 20;

/** What the model's verdicts changed about the places of one study. */
const placeChangeSchema = z.object({
  studyNumber: z.number().int().nonnegative(),
  /** `questioned`: it would have been removed, but is the study's last place. */
  kind: z.enum(['added', 'removed', 'questioned']),
  /** Names from the root category down. */
  path: z.array(z.string()),
  reason: z.string().nullable(),
  quote: z.string().nullable(),
  /** Key of the model call that said so. */
  evidenceId: z.string().nullable(),
});
export type PlaceChange = z.infer<typeof placeChangeSchema>;

/** What a step has to say beside its result. It is stored with it, so that a resumed run says it again. */
export const notesSchema = z.object({
  warnings: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
  changes: z.array(placeChangeSchema).default([]),
});

export class Notes {
  readonly warnings: string[] = [];
  readonly counts: Record<string, number> = {};
  readonly changes: PlaceChange[] = [];

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
