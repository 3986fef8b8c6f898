/** One object of each kind that a call can be about, made anew for each look at who may do it. */

import { randomUUID } from 'node:crypto';

import { startExportSchema } from '@/lib/api/export-contract';
import { hashToken, makeToken } from '@/lib/auth/secret-token';
import { insertAdjudication, replaceAdjudicated } from '@/lib/db/adjudications';
import { database, inTransaction } from '@/lib/db/client';
import { insertExport } from '@/lib/db/exports';
import { insertLookup } from '@/lib/db/lookups';
import { insertCopy, insertTree } from '@/lib/db/tree-writes';

export interface AccessObjects {
  readonly topicId: string;
  readonly studyId: string;
  /** Another topic, of the same owner. */
  readonly archivedTopicId: string;
  /** A generated tree of one category, `category`. */
  readonly treeId: string;
  /** A correction of it, with one gesture. */
  readonly correctionId: string;
  /** A final tree of it in the making, from that correction. */
  readonly finalTreeId: string;
  readonly gestureId: string;
  readonly commentId: string;
  /** The run behind the tree, and another one of the topic without a tree; each has succeeded. */
  readonly runId: string;
  readonly otherRunId: string;
  readonly callId: string;
  readonly exportId: string;
  /** Of one PubMed id, which is not looked up yet. */
  readonly lookupId: string;
  readonly taskId: string;
  readonly orderId: string;
  /** Taken by the person from what was for whoever is free, and not begun. */
  readonly takenTaskId: string;
  readonly tokenId: string;
  readonly sessionId: string;
  readonly invitationId: string;
  /** Somebody without anything. */
  readonly personId: string;
  /** Secrets of links that hold. */
  readonly links: Readonly<Record<'setup' | 'invitation' | 'reset', string>>;
}

interface Owners {
  /** Of the topic. */
  readonly ownerId: string;
  /** Of the correction and all that a person has for themselves. */
  readonly personId: string;
  /** Who was given the tree. */
  readonly givenToId: string;
}

export const category = 'a-category';

async function makeTopic(ownerId: string) {
  const topic = { title: 'Reminders', ownerId, nextNumber: 1 };
  const { id: topicId } = await database().topic.create({ data: topic });
  const source = { file: 'set.csv', record: 1, line: 2 };
  const text = { title: 'A study', abstract: 'Of reminders.', authors: [], keywords: [] };
  const study = { topicId, number: 0, ...text, source };
  return { topicId, studyId: (await database().study.create({ data: study })).id };
}

async function makeArchivedTopic(ownerId: string): Promise<string> {
  const topic = { title: 'Archived', ownerId, archivedAt: new Date() };
  return (await database().topic.create({ data: topic })).id;
}

async function makeRun(topicId: string): Promise<string> {
  const settings = { engine: 'local', maxRootCategories: 5, maxDepth: 3 };
  const run = { topicId, engine: 'local', settings, status: 'succeeded', steps: [] } as const;
  const data = { ...run, studyRevision: 1, studyCount: 1 };
  return (await database().run.create({ data })).id;
}

async function makeCall(runId: string): Promise<string> {
  const call = { runId, key: randomUUID(), step: 'claims', promptVersion: '1', model: 'm' };
  const data = { ...call, settings: {}, sampleIndex: 0, attempt: 1, messages: [], latencyMs: 1 };
  return (await database().modelCall.create({ data })).id;
}

function makeTrees(topicId: string, runId: string, annotatorId: string) {
  const name = { name: 'Reminders', scopeNote: '' };
  const categories = [{ id: category, parentId: null, index: 0, ...name }];
  return inTransaction(async (on) => {
    const base = { topicId, kind: 'GENERATED', runId, studyRevision: 1 } as const;
    const treeId = await insertTree(on, base, { categories, assignments: [], judgements: [] });
    const copy = { topicId, kind: 'CORRECTION', annotatorId, studyRevision: 1 } as const;
    const correctionId = await insertCopy(on, copy, treeId);
    const final = { topicId, kind: 'FINAL', studyRevision: 1 } as const;
    const finalTreeId = await insertCopy(on, final, treeId);
    await insertAdjudication(on, finalTreeId, treeId);
    await replaceAdjudicated(on, finalTreeId, [correctionId]);
    return { treeId, correctionId, finalTreeId };
  });
}

async function makeTakenTask(orderId: string, topicId: string, annotatorId: string) {
  const categories = [{ id: category, parentId: null, index: 0, name: 'Reminders', scopeNote: '' }];
  const rows = { categories, assignments: [], judgements: [] };
  const tree = { topicId, kind: 'IMPORTED', studyRevision: 1 } as const;
  const treeId = await inTransaction((on) => insertTree(on, tree, rows));
  const data = { orderId, treeId, annotatorId, open: true, takenAt: new Date() };
  return (await database().task.create({ data })).id;
}

async function makeFeedback(treeId: string, actorId: string): Promise<string> {
  const gestureId = randomUUID();
  const operation = { type: 'rename-category', id: category, name: 'Reminders' };
  const inverse = [{ type: 'rename-category', id: category, name: 'Before' }];
  const record = { treeId, seq: 1, gestureId, type: 'rename-category', schemaVersion: 1 };
  const words = { description: 'Renamed', actorId, baseVersion: 0, version: 1, touches: [] };
  await database().feedbackRecord.create({ data: { ...record, operation, inverse, ...words } });
  await database().tree.update({ where: { id: treeId }, data: { version: 1 } });
  return gestureId;
}

async function makeLinks(personId: string) {
  const soon = new Date(Date.now() + 60_000);
  const links = { setup: makeToken(), invitation: makeToken(), reset: makeToken() };
  const row = (kind: keyof typeof links) => ({
    ...{ kind, tokenHash: hashToken(links[kind]), expiresAt: soon },
    ...(kind === 'invitation' && { role: 'annotator' as const }),
    ...(kind === 'reset' && { personId }),
  });
  const kinds = ['setup', 'invitation', 'reset'] as const;
  const rows = await Promise.all(
    kinds.map((kind) => database().accessLink.create({ data: row(kind) })),
  );
  return { links, invitationId: rows[1]?.id ?? '' };
}

async function makePersonal(personId: string) {
  const on = database();
  const tokenHash = hashToken(makeToken());
  const token = { personId, name: 'A script', tokenHash, start: 'esp_', scopes: ['read'] };
  const session = { personId, token: makeToken(), expiresAt: new Date(Date.now() + 60_000) };
  const settings = startExportSchema.parse({ dataset: 'claim-category' });
  const asked = { requestedById: personId, ofEverybody: false, settings };
  const identifiers = [{ kind: 'pmid', value: '123', line: 1 }] as const;
  const lookup = { requestedById: personId, identifiers, unread: [] };
  return {
    tokenId: (await on.apiToken.create({ data: token })).id,
    sessionId: (await on.session.create({ data: { id: randomUUID(), ...session } })).id,
    exportId: await inTransaction((inside) => insertExport(inside, asked)),
    lookupId: await inTransaction((inside) => insertLookup(inside, lookup)),
  };
}

async function makeStranger(): Promise<string> {
  const id = randomUUID();
  await database().person.create({ data: { id, name: 'Sam', email: `${id}@example.org` } });
  return id;
}

export async function makeAccessObjects({
  ownerId,
  personId,
  givenToId,
}: Owners): Promise<AccessObjects> {
  const on = database();
  const { topicId, studyId } = await makeTopic(ownerId);
  const runId = await makeRun(topicId);
  const { treeId, correctionId, finalTreeId } = await makeTrees(topicId, runId, personId);
  const orderId = (await on.workOrder.create({ data: { perTree: 1, createdById: ownerId } })).id;
  const task = { orderId, treeId, annotatorId: givenToId, takenAt: new Date() };
  const comment = { treeId: correctionId, authorId: personId, categoryId: category, text: 'Why?' };
  const strangerId = await makeStranger();
  return {
    ...{ topicId, studyId, runId, treeId, correctionId, finalTreeId, personId: strangerId },
    archivedTopicId: await makeArchivedTopic(ownerId),
    otherRunId: await makeRun(topicId),
    callId: await makeCall(runId),
    gestureId: await makeFeedback(correctionId, personId),
    orderId,
    takenTaskId: await makeTakenTask(orderId, topicId, personId),
    taskId: (await on.task.create({ data: task })).id,
    commentId: (await on.comment.create({ data: comment })).id,
    ...(await makePersonal(personId)),
    ...(await makeLinks(strangerId)),
  };
}
