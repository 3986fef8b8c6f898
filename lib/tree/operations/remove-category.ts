import * as z from 'zod/mini';
import { checkCategory } from '../checks';
import { categoryIdSchema } from '../fields';
import type { Kind } from '../kind';
import { restoreCategory } from '../restore';
import { touchedByDissolving } from '../touch';
import { getCategory } from '../value';
import { called } from '../words';

export const removeCategorySchema = z.strictObject({
  type: z.literal('remove-category'),
  id: categoryIdSchema,
});

type RemoveCategory = z.infer<typeof removeCategorySchema>;

export const removeCategory: Kind<RemoveCategory> = {
  schema: removeCategorySchema,
  check: (value, { id }) => checkCategory(value, id),
  change(draft, { id }) {
    const category = getCategory(draft, id);
    const index = draft.detach(category);
    draft.adopt(id, category.parentId, index);
    draft.dissolve(id, category.parentId);
  },
  invert: (before, { id }) => restoreCategory(before, id, getCategory(before, id).parentId),
  describe: (before, { id }) => `removed ${called(before, id)}`,
  touches: (before, { id }) => touchedByDissolving(before, id, getCategory(before, id).parentId),
};
