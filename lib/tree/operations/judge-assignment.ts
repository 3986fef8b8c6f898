import * as z from 'zod/mini';
import { checkCategory, checkStudy, firstOf } from '../checks';
import { assignmentVerdictSchema, categoryIdSchema, studyIdSchema } from '../fields';
import type { Kind } from '../kind';
import { refuse } from '../outcome';
import { restorePair } from '../restore';
import { touch } from '../touch';
import { ownEntry, pairKey } from '../value';
import { called } from '../words';

/** A judgement of the pair, whether or not the study is in the category. */
export const judgeAssignmentSchema = z.strictObject({
  type: z.literal('judge-assignment'),
  studyId: studyIdSchema,
  categoryId: categoryIdSchema,
  verdict: assignmentVerdictSchema,
});

type JudgeAssignment = z.infer<typeof judgeAssignmentSchema>;

const said = {
  belongs: 'judged that',
  'does-not-belong': 'judged that',
  unsure: 'was unsure whether',
};

export const judgeAssignment: Kind<JudgeAssignment> = {
  schema: judgeAssignmentSchema,
  check: (value, { studyId, categoryId, verdict }) =>
    firstOf(
      () => checkStudy(value, studyId),
      () => checkCategory(value, categoryId),
      () =>
        ownEntry(value.review.pairs, pairKey(studyId, categoryId)) === verdict
          ? refuse(
              'changes-nothing',
              `The study has this judgement for ${called(value, categoryId)} already.`,
            )
          : null,
    ),
  change: (draft, { studyId, categoryId, verdict }) =>
    draft.setPairJudgement(studyId, categoryId, verdict),
  invert: (before, { studyId, categoryId }) => [restorePair(before, studyId, categoryId)],
  describe(before, { studyId, categoryId, verdict }, studyTitle) {
    const belongs = verdict === 'does-not-belong' ? 'does not belong' : 'belongs';
    return `${said[verdict]} '${studyTitle(studyId)}' ${belongs} in ${called(before, categoryId)}`;
  },
  touches: (_before, { studyId, categoryId }) => [touch.pair(studyId, categoryId)],
};
