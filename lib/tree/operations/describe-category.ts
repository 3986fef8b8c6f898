import * as z from 'zod/mini';
import { checkCategory, checkNote, firstOf } from '../checks';
import { categoryIdSchema, scopeNoteSchema } from '../fields';
import type { Kind } from '../kind';
import { refuse } from '../outcome';
import { touch } from '../touch';
import { findCategory, getCategory } from '../value';
import { called } from '../words';

export const describeCategorySchema = z.strictObject({
  type: z.literal('describe-category'),
  id: categoryIdSchema,
  scopeNote: z.string(),
});

export const clientDescribeCategorySchema = z.extend(describeCategorySchema, {
  scopeNote: scopeNoteSchema,
});

type DescribeCategory = z.infer<typeof describeCategorySchema>;

export const describeCategory: Kind<DescribeCategory> = {
  schema: describeCategorySchema,
  check: (value, { id, scopeNote }) =>
    firstOf(
      () => checkCategory(value, id),
      () =>
        findCategory(value, id)?.scopeNote === scopeNote
          ? refuse('changes-nothing', `The scope note of ${called(value, id)} says this already.`)
          : null,
      () => checkNote(scopeNote),
    ),
  change: (draft, { id, scopeNote }) => draft.setCategory({ ...getCategory(draft, id), scopeNote }),
  invert: (before, { id }) => [
    { type: 'describe-category', id, scopeNote: getCategory(before, id).scopeNote },
  ],
  describe(before, { id, scopeNote }) {
    const was = findCategory(before, id)?.scopeNote ?? '';
    const did = scopeNote === '' ? 'took away' : was === '' ? 'wrote' : 'changed';
    return `${did} the scope note of ${called(before, id)}`;
  },
  touches: (_before, { id }) => [touch.note(id)],
};
