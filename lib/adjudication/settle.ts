import type { Refusal } from '@/lib/tree/outcome';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  findCategory,
  ownEntry,
  type TreeValue,
} from '@/lib/tree/value';

import type { Answer, AnswerOf } from './answer';
import type { Item } from './item';
import { Reading } from './reading';
import type { Script } from './script';
import type { Adjudication, Side } from './side';

/** How an answer is brought into the final tree. */
export interface Settling {
  readonly adjudication: Adjudication;
  readonly script: Script;
  /** Whose answer it is: where names, notes, places and provenance are taken from. */
  readonly side: Side;
  /** Whether it is confirmed by a judgement where the side has none: a decision is, an agreement is not. */
  readonly confirms: boolean;
}

/**
 * Makes the final tree say what the answer says. null: it does now; else why it cannot, and nothing but a judgement
 * may be missing. Any tree that was valid stays so.
 */
export function settle(settling: Settling, item: Item, answer: Answer): Refusal | null {
  const { script } = settling;
  const id = item.categoryId;
  if (answer.kind === 'siblings') return settleSiblings(script, id, answer);
  if (id === null) return null;
  switch (answer.kind) {
    case 'category':
      return answer.isThere ? bringIn(settling, id) : takeOut(settling, id, answer);
    case 'name':
      return script.push({ type: 'rename-category', id, name: answer.text });
    case 'note':
      return script.push({ type: 'describe-category', id, scopeNote: answer.text });
    case 'link':
      return settleLink(settling, id, answer);
    case 'pair':
      return settlePair(settling, id, item.studyId ?? '', answer);
  }
}

function bringIn({ adjudication, script, side }: Settling, id: CategoryId): Refusal | null {
  if (findCategory(script.value, id)) return null;
  const category = findCategory(side.value, id) ?? findCategory(adjudication.base, id);
  if (!category) throw new Error(`No tree has the category ${id}.`);
  const { name, scopeNote } = category;
  const reading = new Reading({ ...adjudication, final: script }, side);
  const parentId = reading.home(category.parentId);
  const index = indexLike(side.value, script.value, parentId, id);
  return script.push({ type: 'add-category', id, parentId, index, name, scopeNote });
}

/** A merge whose target is gone as well, or below the category, comes down to removing it. */
function takeOut(
  { adjudication, script, side }: Settling,
  id: CategoryId,
  { mergedInto }: AnswerOf<'category'>,
): Refusal | null {
  if (!findCategory(script.value, id)) return null;
  const reading = new Reading({ ...adjudication, final: script }, side);
  const targetId = reading.home(mergedInto);
  if (targetId !== null && targetId !== id) {
    const refusal = script.push({ type: 'merge-categories', sourceId: id, targetId });
    if (!refusal) return null;
  }
  return script.push({ type: 'remove-category', id });
}

function settleLink(
  { script, side, confirms }: Settling,
  id: CategoryId,
  answer: AnswerOf<'link'>,
): Refusal | null {
  const { parentId } = answer;
  if (findCategory(script.value, id)?.parentId !== parentId) {
    const index = indexLike(side.value, script.value, parentId, id);
    const refusal = script.push({ type: 'move-category', id, parentId, index });
    if (refusal) return refusal;
  }
  const verdict = answer.verdict ?? (confirms ? 'correct' : null);
  return verdict && script.push({ type: 'judge-link', parentId, childId: id, verdict });
}

function settleSiblings(
  script: Script,
  parentId: CategoryId | null,
  { verdict, misfits }: AnswerOf<'siblings'>,
): Refusal | null {
  const members = new Set(childrenOf(script.value, parentId));
  const present = misfits.filter((each) => members.has(each));
  return script.push({ type: 'judge-siblings', parentId, verdict, misfits: present });
}

function settlePair(
  { adjudication, script, side, confirms }: Settling,
  categoryId: CategoryId,
  studyId: string,
  answer: AnswerOf<'pair'>,
): Refusal | null {
  const pair = { studyId, categoryId };
  const isIn = Object.hasOwn(assignmentsOf(script.value, categoryId), studyId);
  if (isIn !== answer.isIn) {
    const madeIn = (value: TreeValue) => ownEntry(assignmentsOf(value, categoryId), studyId);
    const provenance = madeIn(side.value) ?? madeIn(adjudication.base);
    const refusal = script.push(
      answer.isIn
        ? { type: 'assign-study', ...pair, ...(provenance && { provenance }) }
        : { type: 'unassign-study', ...pair },
    );
    if (refusal) return refusal;
  }
  const own = answer.isIn ? 'belongs' : 'does-not-belong';
  const verdict = answer.verdict ?? (confirms ? own : null);
  return verdict && script.push({ type: 'judge-assignment', ...pair, verdict });
}

/** The place among the children of `parentId` in `value` that is after the same siblings as in `like`; else the end. */
function indexLike(
  like: TreeValue,
  value: TreeValue,
  parentId: CategoryId | null,
  id: CategoryId,
): number {
  const siblings = childrenOf(value, parentId).filter((each) => each !== id);
  const wanted = childrenOf(like, findCategory(like, id)?.parentId ?? null);
  const before = wanted.slice(0, Math.max(0, wanted.indexOf(id))).toReversed();
  const last = before.find((each) => siblings.includes(each));
  if (last !== undefined) return siblings.indexOf(last) + 1;
  return wanted[0] === id ? 0 : siblings.length;
}
