import * as z from 'zod/mini';
import { checkCategory, firstOf } from '../checks';
import { categoryIdSchema, linkVerdictSchema, parentIdSchema } from '../fields';
import type { Kind } from '../kind';
import { type Refusal, refuse } from '../outcome';
import { restoreLink } from '../restore';
import { touch } from '../touch';
import { findCategory, ownEntry, type TreeValue } from '../value';
import { called, placeCalled, within } from '../words';

/** `asJudged` brings back a judgement whose `parentId` need not be the child's parent any more. */
export const judgeLinkSchema = z.strictObject({
  type: z.literal('judge-link'),
  parentId: parentIdSchema,
  childId: categoryIdSchema,
  verdict: linkVerdictSchema,
  asJudged: z.optional(z.literal(true)),
});

export const clientJudgeLinkSchema = z.omit(judgeLinkSchema, { asJudged: true });

type JudgeLink = z.infer<typeof judgeLinkSchema>;

function checkLink(value: TreeValue, { parentId, childId, asJudged }: JudgeLink): Refusal | null {
  if (asJudged || findCategory(value, childId)?.parentId === parentId) return null;
  const message = `${called(value, childId)} is not directly ${within(value, parentId)} any more.`;
  return refuse('not-its-parent', message);
}

function checkChange(value: TreeValue, { parentId, childId, verdict }: JudgeLink): Refusal | null {
  const standing = ownEntry(value.review.links, childId);
  if (standing?.verdict !== verdict || standing.parentId !== parentId) return null;
  const message = `${called(value, childId)} ${within(value, parentId)} is judged ${verdict} already.`;
  return refuse('changes-nothing', message);
}

export const judgeLink: Kind<JudgeLink> = {
  schema: judgeLinkSchema,
  check: (value, operation) =>
    firstOf(
      () => checkCategory(value, operation.childId),
      () => checkLink(value, operation),
      () => checkChange(value, operation),
    ),
  change: (draft, { parentId, childId, verdict }) =>
    draft.setLinkJudgement(childId, { parentId, verdict }),
  invert: (before, { childId }) => [restoreLink(before, childId)],
  describe(before, { parentId, childId, verdict }) {
    const link = `the link from ${placeCalled(before, parentId)} to ${called(before, childId)}`;
    return verdict === 'unsure' ? `was unsure about ${link}` : `judged ${link} ${verdict}`;
  },
  touches: (_before, { childId }) => [touch.link(childId)],
};
