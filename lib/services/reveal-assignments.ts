import type { SaveGestures } from '@/lib/api/gesture-contract';
import type { Actor } from '@/lib/auth/actor';
import { isAdjudicated } from '@/lib/db/adjudicated';
import { database } from '@/lib/db/client';
import { hasRevealedBase, insertReveal } from '@/lib/db/reveals';
import { findInstructions } from '@/lib/db/tasks';
import { AppError } from '@/lib/errors';

import { getReadableTree } from './readable-tree';

/**
 * Keeps that the actor, who corrects the tree blind, asked to see what the model assigned: what they answer from then on
 * is not hidden any more. Asked again it changes nothing. Throws AppError 'not-found', or 'conflict' for a tree that
 * they do not correct blind.
 */
export async function revealAssignments(actor: Actor, treeId: string): Promise<void> {
  const on = database();
  const tree = await getReadableTree(on, actor, treeId);
  const baseTreeId = tree.copiedFromId ?? tree.id;
  const order = await findInstructions(on, baseTreeId, actor.id);
  if (!order?.blind || (await isAdjudicated(on, baseTreeId)))
    throw new AppError('conflict', 'You do not correct this tree blind: nothing is hidden.');
  await insertReveal(on, baseTreeId, actor.id);
}

/** An answer that says it was given unseen counts as seen from somebody who has asked to see the assignments. */
export async function withTrueExposure(
  actor: Actor,
  treeId: string,
  input: SaveGestures,
): Promise<SaveGestures> {
  const isHidden = input.gestures.some(({ exposure }) => exposure === 'hidden');
  if (!isHidden || !(await hasRevealedBase(database(), treeId, actor.id))) return input;
  const gestures = input.gestures.map((gesture) =>
    gesture.exposure === 'hidden' ? { ...gesture, exposure: 'shown' as const } : gesture,
  );
  return { ...input, gestures };
}
