/** Known trees and their corrections, and the calls that change them, for tests over the HTTP API. */

import { randomUUID } from 'node:crypto';

import type { FeedbackRecord, Gesture, SaveResult } from '@/lib/api/gesture-contract';
import type { Tree } from '@/lib/api/tree-contract';
import { owner } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { insertTree } from '@/lib/db/tree-writes';
import { startCorrection } from '@/lib/services/start-correction';
import type { ClientOperation } from '@/lib/tree/operation';
import { rowsOf, treeFromRows } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

import { ask, call, type Reply } from './http';
import { makeTopic } from './topics';
import { tree } from './tree-dsl';

/** s0 to s5: studies 0 to 5 of the topic. */
export const smallTree = tree`
  Interventions
    Reminders [s0 s1 s2]
    Alerts [s3]
  Barriers [s4]
  - s5
`;

export interface Planted {
  readonly topicId: string;
  readonly baseTreeId: string;
  /** The correction. */
  readonly treeId: string;
  /** The id of study `s0`, `s1`, ... */
  readonly study: (name: string) => string;
  /** The correction as it begins, with the real ids of its studies. */
  readonly value: TreeValue;
}

/** A generated tree that looks like `value`, over a topic of its own, without running an engine. */
export async function plantTree(value: TreeValue = smallTree): Promise<Omit<Planted, 'treeId'>> {
  const { id: topicId, studyIds } = await makeTopic(value.studyIds.length);
  const study = (name: string) => {
    const id = studyIds[value.studyIds.indexOf(name)];
    if (id === undefined) throw new Error(`The tree has no study ${name}.`);
    return id;
  };
  const { categories, judgements, ...rows } = rowsOf(value);
  const assignments = rows.assignments.map((row) => ({ ...row, studyId: study(row.studyId) }));
  const baseTreeId = await inTransaction((on) =>
    insertTree(
      on,
      { topicId, kind: 'GENERATED', studyRevision: 1 },
      {
        // In no helpful order: only the index says which comes first.
        categories: categories.toReversed(),
        assignments,
        judgements: judgements.filter((row) => row.kind !== 'pair'),
      },
    ),
  );
  const planted = treeFromRows({ studyIds, categories, assignments });
  return { topicId, baseTreeId, study, value: planted };
}

export async function plantCorrection(value: TreeValue = smallTree): Promise<Planted> {
  const planted = await plantTree(value);
  const { treeId } = await startCorrection(owner, planted.baseTreeId);
  return { ...planted, treeId };
}

type NewGesture = Omit<Gesture, 'id'> & { readonly id: string };

export function gesture(...operations: ClientOperation[]): NewGesture {
  return { id: randomUUID(), operations };
}

export const rename = (id: string, name: string): ClientOperation => ({
  type: 'rename-category',
  id,
  name,
});

export const move = (id: string, parentId: string | null, index = 0): ClientOperation => ({
  type: 'move-category',
  id,
  parentId,
  index,
});

export function save(
  treeId: string,
  baseVersion: number,
  ...gestures: readonly NewGesture[]
): Promise<Reply<SaveResult>> {
  return call('POST', `/api/trees/${treeId}/gestures`, { json: { baseVersion, gestures } });
}

export function undo(treeId: string, target?: string, gestureId: string = randomUUID()) {
  return call<SaveResult>('POST', `/api/trees/${treeId}/undo`, { json: { gestureId, target } });
}

export function redo(treeId: string, target?: string, gestureId: string = randomUUID()) {
  return call<SaveResult>('POST', `/api/trees/${treeId}/redo`, { json: { gestureId, target } });
}

export function getTree(treeId: string, version?: number): Promise<Tree> {
  const query = version === undefined ? '' : `?version=${version}`;
  return ask(200, 'GET', `/api/trees/${treeId}${query}`);
}

export async function nameOf(treeId: string, id: string): Promise<string | undefined> {
  const { categories } = await getTree(treeId);
  return categories.find((category) => category.id === id)?.name;
}

/** The whole log. */
export async function logOf(treeId: string): Promise<readonly FeedbackRecord[]> {
  const records: FeedbackRecord[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { items: FeedbackRecord[]; next: string | null } = await ask(
      200,
      'GET',
      `/api/trees/${treeId}/feedback?limit=500${query}`,
    );
    records.push(...page.items);
    cursor = page.next;
  }
  return records;
}
