import * as z from 'zod/mini';
import { checkCategory, checkIndex, checkParent, firstOf } from '../checks';
import { categoryIdSchema, indexSchema, parentIdSchema } from '../fields';
import type { Kind } from '../kind';
import { type Refusal, refuse } from '../outcome';
import { isDescendant } from '../queries';
import { touch } from '../touch';
import { childrenOf, findCategory, getCategory, type TreeValue } from '../value';
import { called, placeCalled, within } from '../words';

/** `index` counts the siblings without the category itself. */
export const moveCategorySchema = z.strictObject({
  type: z.literal('move-category'),
  id: categoryIdSchema,
  parentId: parentIdSchema,
  index: indexSchema,
});

type MoveCategory = z.infer<typeof moveCategorySchema>;

function checkNotIntoItself(value: TreeValue, { id, parentId }: MoveCategory): Refusal | null {
  if (parentId === null || (parentId !== id && !isDescendant(value, parentId, id))) return null;
  const message =
    parentId === id
      ? `${called(value, id)} cannot be moved into itself.`
      : `${called(value, id)} cannot be moved into ${called(value, parentId)}, which is below it.`;
  return refuse('into-own-subtree', message);
}

function checkPlace(value: TreeValue, { id, parentId, index }: MoveCategory): Refusal | null {
  const siblings = childrenOf(value, parentId);
  const stays = findCategory(value, id)?.parentId === parentId;
  if (stays && siblings[index] === id)
    return refuse('changes-nothing', `${called(value, id)} is in this place already.`);
  return checkIndex(index, siblings.length - (stays ? 1 : 0), within(value, parentId));
}

export const moveCategory: Kind<MoveCategory> = {
  schema: moveCategorySchema,
  check: (value, operation) =>
    firstOf(
      () => checkCategory(value, operation.id),
      () => checkParent(value, operation.parentId),
      () => checkNotIntoItself(value, operation),
      () => checkPlace(value, operation),
    ),
  change(draft, { id, parentId, index }) {
    const category = getCategory(draft, id);
    draft.detach(category);
    draft.attach(category, parentId, index);
  },
  invert(before, { id }) {
    const { parentId } = getCategory(before, id);
    const index = childrenOf(before, parentId).indexOf(id);
    return [{ type: 'move-category', id, parentId, index }];
  },
  describe(before, { id, parentId, index }) {
    const from = getCategory(before, id).parentId;
    return from === parentId
      ? `moved ${called(before, id)} to position ${index + 1} ${within(before, parentId)}`
      : `moved ${called(before, id)} from ${placeCalled(before, from)} to ${placeCalled(before, parentId)}`;
  },
  touches(before, { id, parentId }) {
    const from = getCategory(before, id).parentId;
    if (from === parentId) return [touch.place(id)];
    return [touch.place(id), touch.members(from), touch.members(parentId)];
  },
};
