import * as z from 'zod/mini';
import { checkCategory, firstOf } from '../checks';
import { categoryIdSchema } from '../fields';
import type { Kind } from '../kind';
import { type Refusal, refuse } from '../outcome';
import { isDescendant } from '../queries';
import { restoreCategory } from '../restore';
import { touchedByDissolving } from '../touch';
import { childrenOf, getCategory, type TreeValue } from '../value';
import { called } from '../words';

export const mergeCategoriesSchema = z.strictObject({
  type: z.literal('merge-categories'),
  sourceId: categoryIdSchema,
  targetId: categoryIdSchema,
});

type MergeCategories = z.infer<typeof mergeCategoriesSchema>;

function checkTarget(value: TreeValue, { sourceId, targetId }: MergeCategories): Refusal | null {
  const source = called(value, sourceId);
  if (sourceId === targetId)
    return refuse('into-own-subtree', `${source} cannot be merged into itself.`);
  if (!isDescendant(value, targetId, sourceId)) return null;
  const message = `${source} cannot be merged into ${called(value, targetId)}, which is below it.`;
  return refuse('into-own-subtree', message);
}

export const mergeCategories: Kind<MergeCategories> = {
  schema: mergeCategoriesSchema,
  check: (value, operation) =>
    firstOf(
      () => checkCategory(value, operation.sourceId),
      () => checkCategory(value, operation.targetId),
      () => checkTarget(value, operation),
    ),
  change(draft, { sourceId, targetId }) {
    draft.detach(getCategory(draft, sourceId));
    draft.adopt(sourceId, targetId, childrenOf(draft, targetId).length);
    draft.dissolve(sourceId, targetId);
  },
  invert: (before, { sourceId, targetId }) => restoreCategory(before, sourceId, targetId),
  describe: (before, { sourceId, targetId }) =>
    `merged ${called(before, sourceId)} into ${called(before, targetId)}`,
  touches: (before, { sourceId, targetId }) => touchedByDissolving(before, sourceId, targetId),
};
