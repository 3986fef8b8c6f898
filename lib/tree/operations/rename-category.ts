import * as z from 'zod/mini';
import { checkCategory, checkName, firstOf } from '../checks';
import { categoryIdSchema, nameSchema } from '../fields';
import type { Kind } from '../kind';
import { refuse } from '../outcome';
import { touch } from '../touch';
import { findCategory, getCategory } from '../value';
import { called } from '../words';

export const renameCategorySchema = z.strictObject({
  type: z.literal('rename-category'),
  id: categoryIdSchema,
  name: z.string(),
});

export const clientRenameCategorySchema = z.extend(renameCategorySchema, { name: nameSchema });

type RenameCategory = z.infer<typeof renameCategorySchema>;

export const renameCategory: Kind<RenameCategory> = {
  schema: renameCategorySchema,
  check: (value, { id, name }) =>
    firstOf(
      () => checkCategory(value, id),
      () =>
        findCategory(value, id)?.name === name
          ? refuse('changes-nothing', `The category is called '${name}' already.`)
          : null,
      () => checkName(name),
    ),
  change: (draft, { id, name }) => draft.setCategory({ ...getCategory(draft, id), name }),
  invert: (before, { id }) => [{ type: 'rename-category', id, name: getCategory(before, id).name }],
  describe: (before, { id, name }) => `renamed ${called(before, id)} to '${name}'`,
  touches: (_before, { id }) => [touch.name(id)],
};
