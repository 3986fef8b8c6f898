import * as z from 'zod/mini';
import { checkParent, firstOf } from '../checks';
import { groupSchema, parentIdSchema, siblingsVerdictSchema } from '../fields';
import type { Kind } from '../kind';
import { type Refusal, refuse } from '../outcome';
import { restoreSiblings } from '../restore';
import { touch } from '../touch';
import { childrenOf, ownEntry, ROOT, type SiblingsJudgement, type TreeValue } from '../value';
import { called, within } from '../words';

/** `members` brings back a judgement of a group as it was; without it, the group is the present one. */
export const judgeSiblingsSchema = z.strictObject({
  type: z.literal('judge-siblings'),
  parentId: parentIdSchema,
  verdict: siblingsVerdictSchema,
  misfits: groupSchema,
  members: z.optional(groupSchema),
});

export const clientJudgeSiblingsSchema = z.omit(judgeSiblingsSchema, { members: true });

type JudgeSiblings = z.infer<typeof judgeSiblingsSchema>;

/** Misfits come in the order of the members, so that equal judgements look equal. */
function judgementOf(value: TreeValue, operation: JudgeSiblings): SiblingsJudgement {
  const members = operation.members ?? childrenOf(value, operation.parentId);
  const odd = new Set(operation.misfits);
  const misfits = members.filter((id) => odd.has(id));
  return { verdict: operation.verdict, misfits, members };
}

function checkGroup(value: TreeValue, { parentId, members }: JudgeSiblings): Refusal | null {
  if (members || childrenOf(value, parentId).length > 1) return null;
  const message = `There are no two categories ${within(value, parentId)} that could be judged.`;
  return refuse('not-a-group', message);
}

function checkMisfits(value: TreeValue, operation: JudgeSiblings): Refusal | null {
  const { parentId, misfits, verdict } = operation;
  if (verdict === 'coherent' && misfits.length > 0)
    return refuse('invalid-misfits', 'A coherent group has no misfits: call it incoherent.');
  if (judgementOf(value, operation).misfits.length === misfits.length) return null;
  const where = within(value, parentId);
  return refuse('invalid-misfits', `Each misfit must be named once and be directly ${where}.`);
}

function isSame(a: SiblingsJudgement, b: SiblingsJudgement): boolean {
  const same = (x: readonly string[], y: readonly string[]) =>
    x.length === y.length && x.every((id, index) => id === y[index]);
  return a.verdict === b.verdict && same(a.misfits, b.misfits) && same(a.members, b.members);
}

function checkChange(value: TreeValue, operation: JudgeSiblings): Refusal | null {
  const standing = ownEntry(value.review.siblings, operation.parentId ?? ROOT);
  if (!standing || !isSame(standing, judgementOf(value, operation))) return null;
  const where = within(value, operation.parentId);
  return refuse('changes-nothing', `The categories ${where} have this judgement already.`);
}

export const judgeSiblings: Kind<JudgeSiblings> = {
  schema: judgeSiblingsSchema,
  check: (value, operation) =>
    firstOf(
      () => checkParent(value, operation.parentId),
      () => checkGroup(value, operation),
      () => checkMisfits(value, operation),
      () => checkChange(value, operation),
    ),
  change: (draft, operation) =>
    draft.setSiblingsJudgement(operation.parentId, judgementOf(draft, operation)),
  invert: (before, { parentId }) => [restoreSiblings(before, parentId)],
  describe(before, { parentId, verdict, misfits }) {
    const odd = misfits.map((id) => called(before, id)).join(', ');
    const but = odd === '' ? '' : `: ${odd} ${misfits.length === 1 ? 'does' : 'do'} not fit`;
    return `judged the categories ${within(before, parentId)} ${verdict}${but}`;
  },
  touches: (_before, { parentId }) => [touch.siblings(parentId)],
};
