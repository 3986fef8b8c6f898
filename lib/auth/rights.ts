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
