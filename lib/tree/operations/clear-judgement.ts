import * as z from 'zod/mini';
import type { Draft } from '../draft';
import { categoryIdSchema, parentIdSchema, studyIdSchema } from '../fields';
import type { Kind, StudyTitle } from '../kind';
import { refuse } from '../outcome';
import { restoreLink, restorePair, restoreSiblings } from '../restore';
import { touch } from '../touch';
import { ownEntry, pairKey, ROOT, type TreeValue } from '../value';
import { called, within } from '../words';

const subjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), childId: categoryIdSchema }),
  z.strictObject({ kind: z.literal('siblings'), parentId: parentIdSchema }),
  z.strictObject({
    kind: z.literal('pair'),
    studyId: studyIdSchema,
    categoryId: categoryIdSchema,
  }),
]);

/** Takes a standing judgement away: the inverse of a first judgement. */
export const clearJudgementSchema = z.strictObject({
  type: z.literal('clear-judgement'),
  subject: subjectSchema,
});

type ClearJudgement = z.infer<typeof clearJudgementSchema>;
type Subject = z.infer<typeof subjectSchema>;

function isJudged({ review }: TreeValue, subject: Subject): boolean {
  if (subject.kind === 'link') return Object.hasOwn(review.links, subject.childId);
  if (subject.kind === 'siblings')
    return ownEntry(review.siblings, subject.parentId ?? ROOT) !== undefined;
  return Object.hasOwn(review.pairs, pairKey(subject.studyId, subject.categoryId));
}

function clear(draft: Draft, subject: Subject): void {
  if (subject.kind === 'link') draft.setLinkJudgement(subject.childId, null);
  else if (subject.kind === 'siblings') draft.setSiblingsJudgement(subject.parentId, null);
  else draft.setPairJudgement(subject.studyId, subject.categoryId, null);
}

function subjectCalled(value: TreeValue, subject: Subject, studyTitle: StudyTitle): string {
  if (subject.kind === 'link') return `the link to ${called(value, subject.childId)}`;
  if (subject.kind === 'siblings') return `the categories ${within(value, subject.parentId)}`;
  return `'${studyTitle(subject.studyId)}' in ${called(value, subject.categoryId)}`;
}

export const clearJudgement: Kind<ClearJudgement> = {
  schema: clearJudgementSchema,
  check: (value, { subject }) =>
    isJudged(value, subject)
      ? null
      : refuse('changes-nothing', 'There is no judgement that could be taken back.'),
  change: (draft, { subject }) => clear(draft, subject),
  invert(before, { subject }) {
    if (subject.kind === 'link') return [restoreLink(before, subject.childId)];
    if (subject.kind === 'siblings') return [restoreSiblings(before, subject.parentId)];
    return [restorePair(before, subject.studyId, subject.categoryId)];
  },
  describe: (before, { subject }, studyTitle) =>
    `took back the judgement of ${subjectCalled(before, subject, studyTitle)}`,
  touches(_before, { subject }) {
    if (subject.kind === 'link') return [touch.link(subject.childId)];
    if (subject.kind === 'siblings') return [touch.siblings(subject.parentId)];
    return [touch.pair(subject.studyId, subject.categoryId)];
  },
};
