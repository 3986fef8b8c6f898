/** Who may do what, on the object. Services call these; nothing else decides. */

import type { TopicRecord } from '@/lib/db/topics';
import type { TreeReader, TreeRecord } from '@/lib/db/trees';

import type { Actor, Role } from './actor';

type Topic = Pick<TopicRecord, 'id' | 'ownerId'>;
type Tree = Pick<
  TreeRecord,
  'id' | 'topicId' | 'kind' | 'annotatorId' | 'copiedFromId' | 'completedAt'
>;

/** Researchers read all topics; annotators those that their work needs, and their own. */
export function canReadTopic(actor: Actor, topic: Topic): boolean {
  if (actor.role !== 'annotator' || topic.ownerId === actor.id) return true;
  return actor.given?.topics.has(topic.id) ?? false;
}

export function canCreateTopic(actor: Actor): boolean {
  return actor.role !== 'annotator';
}

export function canChangeTopic(actor: Actor, topic: Pick<TopicRecord, 'ownerId'>): boolean {
  return topic.ownerId === actor.id || actor.role === 'admin';
}

/**
 * Others' corrections of a tree, and a final tree in the making, do not exist for anyone but administrators and the local
 * mode's owner (imported topics bring them). Once the final tree is complete, whoever worked on the tree may look at them.
 */
export function canReadTree(actor: Actor, tree: Tree): boolean {
  const { role, given } = actor;
  if (answersForAll(actor) || tree.annotatorId === actor.id) return true;
  if (tree.kind === 'CORRECTION') return given?.settled.has(tree.copiedFromId ?? '') ?? false;
  if (tree.kind === 'FINAL' && tree.completedAt === null) return false;
  if (role !== 'annotator') return true;
  if (given === undefined) return false;
  const isSettled = tree.kind === 'FINAL' && given.settled.has(tree.copiedFromId ?? '');
  return isSettled || given.trees.has(tree.id) || given.ownTopics.has(tree.topicId);
}

/** The same rule as `canReadTree` and `canReadTopic`, for lists. */
export function readerOf(actor: Actor): TreeReader {
  const { id, role, given } = actor;
  const only = {
    trees: [...(given?.trees ?? [])],
    topics: [...(given?.topics ?? [])],
    ownTopics: [...(given?.ownTopics ?? [])],
  };
  return {
    personId: id,
    allCorrections: answersForAll(actor),
    unfinishedFinals: answersForAll(actor),
    settled: [...(given?.settled ?? [])],
    only: role === 'annotator' ? only : null,
  };
}

/**
 * Whether somebody may know what a model said of a topic's trees: its runs and calls, reasons, quotes and confidence.
 * Not who corrects one of them blind.
 */
export function canSeeReasons(actor: Actor, topicId: string): boolean {
  return !(actor.given?.blindTopics.has(topicId) ?? false);
}

/**
 * A correction is its annotator's alone, a final tree belongs to those who adjudicate; other trees stay as they were
 * made.
 */
export function canCorrect(actor: Actor, tree: Pick<TreeRecord, 'kind' | 'annotatorId'>): boolean {
  if (tree.kind === 'FINAL') return canAdjudicate(actor);
  return tree.kind === 'CORRECTION' && tree.annotatorId === actor.id;
}

/** Settling the corrections of a tree, which shows all of them. */
export function canAdjudicate(actor: Actor): boolean {
  return answersForAll(actor);
}

/** The local mode's owner and administrators answer for all of it. */
function answersForAll({ role }: Actor): boolean {
  return role === 'owner' || role === 'admin';
}

export function canManageSettings(actor: Actor): boolean {
  return answersForAll(actor);
}

/** People, invitations, tasks, and the record of what was done to them. */
export function canManagePeople(actor: Actor): boolean {
  return actor.role === 'admin';
}

/** Their own password, sessions and tokens: a script with a token must not make itself another. */
export function canManageAccount(actor: Actor): boolean {
  return actor.via === 'session';
}

/** Administrators leave only while another stays. */
export function wouldLeaveNoAdmin(
  person: { readonly role: Role },
  becomes: Role | null,
  admins: number,
): boolean {
  return person.role === 'admin' && becomes !== 'admin' && admins <= 1;
}

export function canDeleteComment(actor: Actor, comment: { readonly authorId: string }): boolean {
  return comment.authorId === actor.id;
}

/** What corrections, others' too, say about a topic's trees is for who answers for the topic. */
export function canSeeQuality(actor: Actor, topic: Pick<TopicRecord, 'ownerId'>): boolean {
  return answersForAll(actor) || topic.ownerId === actor.id;
}

/** Whose corrections may go into the actor's datasets: everybody's, or those `isExportable` allows. */
export function canExportEverything(actor: Actor): boolean {
  return answersForAll(actor);
}

/**
 * One's own corrections, and all corrections of one's own topics unless one is an annotator, to whom others' do not
 * exist. Not what is corrected blind: a dataset says what the model had.
 */
export function isExportable(
  { id, role, given }: Pick<Actor, 'id' | 'role' | 'given'>,
  correction: {
    readonly annotatorId: string | null;
    readonly topic: { readonly id: string; readonly ownerId: string };
  },
): boolean {
  if (given?.blindTopics.has(correction.topic.id)) return false;
  const isOwner = correction.topic.ownerId === id && role !== 'annotator';
  return correction.annotatorId === id || isOwner;
}

export function canReadExport(
  actor: Actor,
  { requestedById }: { readonly requestedById: string },
): boolean {
  return answersForAll(actor) || requestedById === actor.id;
}

/** A list of identifiers is its owner's alone. */
export function canReadLookup(
  actor: Actor,
  { requestedById }: { readonly requestedById: string },
): boolean {
  return requestedById === actor.id;
}

/** Feedback is revoked by who gave it, or by who answers for the whole. */
export function canRevoke(actor: Actor, authorId: string): boolean {
  return canRevokeAll(actor) || authorId === actor.id;
}

/** Also what others gave. */
export function canRevokeAll(actor: Actor): boolean {
  return answersForAll(actor);
}

/** Whose archived topics the actor may bring back: everybody's, or their own. */
export function canRestoreEverything(actor: Actor): boolean {
  return answersForAll(actor);
}

/** For good, the log included. */
export function canPurge(actor: Actor): boolean {
  return answersForAll(actor);
}

/** With the corrections of everybody in it. */
export function canExportTopic(actor: Actor, topic: Pick<TopicRecord, 'ownerId'>): boolean {
  return answersForAll(actor) || topic.ownerId === actor.id;
}

/** A file says whose each edit is: it could say anything. */
export function canImportTopics(actor: Actor): boolean {
  return answersForAll(actor);
}
