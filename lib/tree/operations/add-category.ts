import * as z from 'zod/mini';
import { checkIndex, checkName, checkNote, checkParent, firstOf } from '../checks';
import {
  categoryIdSchema,
  indexSchema,
  isCategoryId,
  nameSchema,
  parentIdSchema,
  scopeNoteSchema,
} from '../fields';
import type { Kind } from '../kind';
import { type Refusal, refuse } from '../outcome';
import { touch } from '../touch';
import { childrenOf, findCategory, type TreeValue } from '../value';
import { called, within } from '../words';

export const addCategorySchema = z.strictObject({
  type: z.literal('add-category'),
  id: categoryIdSchema,
  parentId: parentIdSchema,
  index: indexSchema,
  name: z.string(),
  scopeNote: z.optional(z.string()),
});

/** The client makes the id, so that it can go on working before the answer comes. */
export const clientAddCategorySchema = z.extend(addCategorySchema, {
  id: z.uuid(),
  name: nameSchema,
  scopeNote: z.optional(scopeNoteSchema),
});

type AddCategory = z.infer<typeof addCategorySchema>;

function checkNewId(value: TreeValue, id: string): Refusal | null {
  if (!isCategoryId(id)) return refuse('invalid-id', `A category cannot have the id '${id}'.`);
  if (!findCategory(value, id)) return null;
  return refuse('id-taken', `The id of the new category belongs to ${called(value, id)} already.`);
}

export const addCategory: Kind<AddCategory> = {
  schema: addCategorySchema,
  check: (value, { id, parentId, index, name, scopeNote = '' }) =>
    firstOf(
      () => checkNewId(value, id),
      () => checkParent(value, parentId),
      () => checkName(name),
      () => checkNote(scopeNote),
      () => checkIndex(index, childrenOf(value, parentId).length, within(value, parentId)),
    ),
  change: (draft, { id, parentId, index, name, scopeNote = '' }) =>
    draft.attach({ id, parentId, name, scopeNote }, parentId, index),
  invert: (_before, { id }) => [{ type: 'remove-category', id }],
  describe: (before, { parentId, name }) => `added '${name}' ${within(before, parentId)}`,
  touches: (_before, { id, parentId }) => [touch.category(id), touch.members(parentId)],
};
