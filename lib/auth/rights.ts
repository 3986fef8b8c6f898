/** Who may do what, on the object. Services call these; nothing else decides. */

import type { TopicRecord } from '@/lib/db/topics';
import type { TreeRecord } from '@/lib/db/trees';

import type { Actor } from './actor';

export function canChangeTopic(actor: Actor, topic: Pick<TopicRecord, 'ownerId'>): boolean {
  return topic.ownerId === actor.id;
}

/** Others' corrections do not exist for an annotator. */
export function canReadTree(actor: Actor, tree: Pick<TreeRecord, 'kind' | 'annotatorId'>): boolean {
  return tree.kind !== 'CORRECTION' || tree.annotatorId === actor.id;
}

/** A correction is its annotator's alone; other trees stay as they were made. */
export function canCorrect(actor: Actor, tree: Pick<TreeRecord, 'kind' | 'annotatorId'>): boolean {
  return tree.kind === 'CORRECTION' && tree.annotatorId === actor.id;
}

export function canManageSettings(actor: Actor): boolean {
  return actor.role === 'owner';
}

export function canDeleteComment(actor: Actor, comment: { readonly authorId: string }): boolean {
  return comment.authorId === actor.id;
}

/** Whose corrections may go into the actor's datasets: everybody's, or those `isExportable` allows. */
export function canExportEverything(actor: Actor): boolean {
  return actor.role === 'owner';
}

/** One's own corrections, and all corrections of one's own topics. */
export function isExportable(
  personId: string,
  correction: {
    readonly annotatorId: string | null;
    readonly topic: { readonly ownerId: string };
  },
): boolean {
  return correction.annotatorId === personId || correction.topic.ownerId === personId;
}

export function canReadExport(
  actor: Actor,
  { requestedById }: { readonly requestedById: string },
): boolean {
  return actor.role === 'owner' || requestedById === actor.id;
}

/** Feedback is revoked by who gave it, or by who answers for the whole. */
export function canRevoke(actor: Actor, authorId: string): boolean {
  return actor.role === 'owner' || authorId === actor.id;
}
