/** Corrections by several people, and the calls that settle them. */

import { randomUUID } from 'node:crypto';

import type { Adjudication, AdjudicationItem, Decide } from '@/lib/api/adjudication-contract';
import { database } from '@/lib/db/client';
import { saveGestures } from '@/lib/services/save-gestures';
import { startCorrection } from '@/lib/services/start-correction';
import type { ClientOperation } from '@/lib/tree/operation';

import { ask, call } from './http';
import { gesture } from './http-trees';

export interface Corrector {
  readonly treeId: string;
  /** More edits, later. */
  readonly edit: (...operations: ClientOperation[]) => Promise<void>;
}

/** Another person's correction of the tree with these edits. */
export async function correctAs(
  name: string,
  baseTreeId: string,
  ...operations: ClientOperation[]
): Promise<Corrector> {
  const person = { id: randomUUID(), name, role: 'owner' } as const;
  await database().person.create({ data: { id: person.id, name } });
  const { treeId } = await startCorrection(person, baseTreeId);
  const edit = async (...more: ClientOperation[]) => {
    const { version } = await database().tree.findUniqueOrThrow({ where: { id: treeId } });
    const gestures = [gesture(...more)];
    const { results } = await saveGestures(person, treeId, { baseVersion: version, gestures });
    if (results[0]?.status !== 'applied') throw new Error(results[0]?.reason);
  };
  if (operations.length > 0) await edit(...operations);
  return { treeId, edit };
}

export async function startFinal(baseTreeId: string): Promise<string> {
  const path = `/api/trees/${baseTreeId}/adjudications`;
  return (await ask<{ treeId: string }>(201, 'POST', path)).treeId;
}

export const adjudicationOf = (treeId: string) =>
  ask<Adjudication>(200, 'GET', `/api/trees/${treeId}/adjudication`);

/** Items to decide, with their keys. */
export const openKeys = ({ items }: Adjudication): readonly string[] =>
  items.filter(({ status }) => status === 'open').map(({ key }) => key);

export function itemOf({ items }: Adjudication, key: string): AdjudicationItem {
  const item = items.find((each) => each.key === key);
  if (!item) throw new Error(`There is no item ${key}.`);
  return item;
}

/** As the API has it; `part` may be left out. */
type Said = Decide['decision'] | { way: 'all'; correctionId: string };

export const decideOn = (treeId: string, decision: Said, gestureId: string = randomUUID()) =>
  call<Adjudication>('POST', `/api/trees/${treeId}/decisions`, { json: { gestureId, decision } });

export const takeBack = (treeId: string) =>
  call<Adjudication>('POST', `/api/trees/${treeId}/decisions/undo`, {
    json: { gestureId: randomUUID() },
  });
