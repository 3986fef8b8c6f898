import { parts } from '@/lib/adjudication/item';
import { itemsOf } from '@/lib/adjudication/items';
import { saidOf } from '@/lib/adjudication/said';
import type { Gesture } from '@/lib/api/gesture-contract';
import type { Actor } from '@/lib/auth/actor';
import { insertDecisions, type NewDecision } from '@/lib/db/adjudications';
import type { Transaction } from '@/lib/db/client';
import type { Operation } from '@/lib/tree/operation';
import { ROOT } from '@/lib/tree/value';

import type { OpenCorrection } from '../open-correction';
import { loadAdjudication } from './load';

/** The item that an edit decides; null for one that decides none. */
function itemKeyOf(operation: Operation): string | null {
  switch (operation.type) {
    case 'add-category':
    case 'clear-judgement':
      return null;
    case 'rename-category':
      return `name:${operation.id}`;
    case 'describe-category':
      return `note:${operation.id}`;
    case 'move-category':
      return `link:${operation.id}`;
    case 'judge-link':
      return `link:${operation.childId}`;
    case 'remove-category':
      return `category:${operation.id}`;
    case 'merge-categories':
      return `category:${operation.sourceId}`;
    case 'judge-siblings':
      return `siblings:${operation.parentId ?? ROOT}`;
    case 'assign-study':
    case 'unassign-study':
    case 'judge-assignment':
      return `pair:${operation.categoryId}:${operation.studyId}`;
  }
}

/**
 * What an adjudicator edits in the final tree by hand is decided anew. To be called with gestures that are saved, in
 * their transaction.
 */
export async function noteFreeEdits(
  on: Transaction,
  actor: Actor,
  final: OpenCorrection,
  gestures: readonly Gesture[],
): Promise<void> {
  if (gestures.length === 0) return;
  const loaded = await loadAdjudication(on, final.record, final.current);
  const items = parts.flatMap((part) => itemsOf(loaded.adjudication, part));
  const byKey = new Map(items.map((item) => [item.key, item]));
  const decisions = gestures.flatMap(({ id: gestureId, operations }): NewDecision[] => {
    const keys = new Set(operations.map(itemKeyOf));
    return [...keys].flatMap((itemKey) => {
      const item = byKey.get(itemKey ?? '');
      if (itemKey === null || item === undefined) return [];
      const said = saidOf(item, loaded.corrections);
      const made = { way: 'anew', correctionId: null, actorId: actor.id } as const;
      return [{ ...made, itemKey, gestureId, said }];
    });
  });
  if (loaded.corrections.length > 0) await insertDecisions(on, final.record.id, decisions);
}
