/** Records looked up by DOI or PubMed id: the shapes of its calls. */

import { z } from 'zod';

import { idSchema, textSchema } from './fields';

export const startLookupSchema = z.strictObject({
  /** A text with DOIs and PubMed ids: one a line, or several. */
  identifiers: textSchema.max(1_000_000, 'A list has at most 1,000,000 characters.'),
});

export const lookupStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;

export const lookupSchema = z.object({
  id: idSchema,
  status: z.enum(lookupStatuses),
  /** Different identifiers in the list. */
  total: z.number().int(),
  found: z.number().int(),
  missing: z.number().int(),
  /** The first 1,000 that were asked for in vain. */
  problems: z.array(
    z.object({
      kind: z.enum(['doi', 'pmid']),
      value: z.string(),
      line: z.number().int(),
      reason: z.string(),
    }),
  ),
  /** What in the list is no identifier, the first 100 pieces. */
  unread: z.array(z.object({ line: z.number().int(), text: z.string() })),
  /** Services that would have known more and could not be asked, in a sentence each. */
  notes: z.array(z.string()),
  /** Why it failed: what was found is kept, and it can be resumed. */
  error: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

export type Lookup = z.infer<typeof lookupSchema>;
