import * as z from 'zod/mini';
import { checkCategory, checkStudy, firstOf } from '../checks';
import { categoryIdSchema, provenanceSchema, studyIdSchema } from '../fields';
import type { Kind } from '../kind';
import { refuse } from '../outcome';
import { touch } from '../touch';
import { assignmentsOf, type Provenance } from '../value';
import { called } from '../words';

/** `provenance` brings back where an assignment came from; without it, an expert made it. */
export const assignStudySchema = z.strictObject({
  type: z.literal('assign-study'),
  studyId: studyIdSchema,
  categoryId: categoryIdSchema,
  provenance: z.optional(provenanceSchema),
});

export const clientAssignStudySchema = z.omit(assignStudySchema, { provenance: true });

type AssignStudy = z.infer<typeof assignStudySchema>;

const byExpert: Provenance = Object.freeze({ origin: 'EXPERT', evidenceId: null });

export const assignStudy: Kind<AssignStudy> = {
  schema: assignStudySchema,
  check: (value, { studyId, categoryId }) =>
    firstOf(
      () => checkStudy(value, studyId),
      () => checkCategory(value, categoryId),
      () =>
        Object.hasOwn(assignmentsOf(value, categoryId), studyId)
          ? refuse('changes-nothing', `The study is in ${called(value, categoryId)} already.`)
          : null,
    ),
  change: (draft, { studyId, categoryId, provenance = byExpert }) =>
    draft.setAssignment(categoryId, studyId, provenance),
  invert: (_before, { studyId, categoryId }) => [{ type: 'unassign-study', studyId, categoryId }],
  describe: (before, { studyId, categoryId }, studyTitle) =>
    `put '${studyTitle(studyId)}' in ${called(before, categoryId)}`,
  touches: (_before, { studyId, categoryId }) => [touch.pair(studyId, categoryId)],
};
