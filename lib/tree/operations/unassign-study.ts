import * as z from 'zod/mini';
import { checkCategory, checkStudy, firstOf } from '../checks';
import { categoryIdSchema, studyIdSchema } from '../fields';
import type { Kind } from '../kind';
import { refuse } from '../outcome';
import { touch } from '../touch';
import { assignmentsOf, ownEntry } from '../value';
import { called } from '../words';

/** Takes away the direct assignment only. */
export const unassignStudySchema = z.strictObject({
  type: z.literal('unassign-study'),
  studyId: studyIdSchema,
  categoryId: categoryIdSchema,
});

type UnassignStudy = z.infer<typeof unassignStudySchema>;

export const unassignStudy: Kind<UnassignStudy> = {
  schema: unassignStudySchema,
  check: (value, { studyId, categoryId }) =>
    firstOf(
      () => checkStudy(value, studyId),
      () => checkCategory(value, categoryId),
      () =>
        Object.hasOwn(assignmentsOf(value, categoryId), studyId)
          ? null
          : refuse('changes-nothing', `The study is not in ${called(value, categoryId)} itself.`),
    ),
  change: (draft, { studyId, categoryId }) => draft.setAssignment(categoryId, studyId, null),
  invert(before, { studyId, categoryId }) {
    const provenance = ownEntry(assignmentsOf(before, categoryId), studyId);
    return [{ type: 'assign-study', studyId, categoryId, provenance }];
  },
  describe: (before, { studyId, categoryId }, studyTitle) =>
    `took '${studyTitle(studyId)}' out of ${called(before, categoryId)}`,
  touches: (_before, { studyId, categoryId }) => [touch.pair(studyId, categoryId)],
};
