import { z } from 'zod';

/** A category before its scope note is written. */
export interface Draft {
  readonly name: string;
  /** Keys of the phrases in the name; empty when it was named after a title. */
  readonly keys: string[];
  /** Indices of the studies placed directly here. */
  readonly studies: number[];
  readonly children: Draft[];
}

export const draftSchema: z.ZodType<Draft> = z.lazy(() =>
  z.object({
    name: z.string().min(1),
    keys: z.array(z.string()),
    studies: z.array(z.number().int().nonnegative()),
    children: z.array(draftSchema),
  }),
);

export const draftsSchema = z.array(draftSchema);

/** Indices of a category's own studies and of those below it, each once, ascending. */
export function effectiveStudies(draft: Draft): number[] {
  const all = new Set([...draft.studies, ...draft.children.flatMap(effectiveStudies)]);
  return [...all].sort((a, b) => a - b);
}
