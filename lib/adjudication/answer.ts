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

/**
 * The answer as a text that is equal for equal answers. A judgement that confirms what the tree has says nothing new;
 * one that contradicts it does (a place judged wrong, and left).
 */
export function sayingOf(answer: Answer): string {
  switch (answer.kind) {
    case 'category':
      return answer.isThere ? 'there' : `gone ${answer.mergedInto ?? ''}`;
    case 'name':
    case 'note':
      return answer.text;
    case 'link':
      return `${answer.parentId ?? ''}${answer.verdict === 'incorrect' ? '!' : ''}`;
    case 'siblings':
      return `${answer.verdict} ${answer.misfits.toSorted().join(' ')}`;
    case 'pair': {
      const opposite = answer.isIn ? 'does-not-belong' : 'belongs';
      return `${answer.isIn ? 'in' : 'out'}${answer.verdict === opposite ? '!' : ''}`;
    }
  }
}
