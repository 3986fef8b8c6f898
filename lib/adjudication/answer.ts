/** What one annotator, or the final tree, says about an item. */

import * as z from 'zod/mini';

import {
  assignmentVerdictSchema,
  categoryIdSchema,
  groupSchema,
  linkVerdictSchema,
  parentIdSchema,
  siblingsVerdictSchema,
} from '@/lib/tree/fields';

export const answerSchema = z.discriminatedUnion('kind', [
  /** Whether the category is there; of one that is not, what it was merged into (null: it was removed, or never made). */
  z.object({
    kind: z.literal('category'),
    isThere: z.boolean(),
    mergedInto: z.nullable(categoryIdSchema),
  }),
  z.object({ kind: z.literal('name'), text: z.string() }),
  z.object({ kind: z.literal('note'), text: z.string() }),
  /** `verdict`: the standing judgement; null without one. */
  z.object({
    kind: z.literal('link'),
    parentId: parentIdSchema,
    verdict: z.nullable(linkVerdictSchema),
  }),
  z.object({
    kind: z.literal('siblings'),
    verdict: siblingsVerdictSchema,
    misfits: groupSchema,
  }),
  z.object({
    kind: z.literal('pair'),
    isIn: z.boolean(),
    verdict: z.nullable(assignmentVerdictSchema),
  }),
]);

export type Answer = z.infer<typeof answerSchema>;
export type ItemKind = Answer['kind'];
export type AnswerOf<K extends ItemKind> = Extract<Answer, { kind: K }>;
