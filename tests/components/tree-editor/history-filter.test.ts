import { expect, test } from 'vitest';

import { isShown, kindsOf } from '@/components/tree-editor/history-filter';
import type { HistoryEntry } from '@/lib/api/page-data';
import { rollbackReason } from '@/lib/tree/history';

const entry = (fields: Partial<HistoryEntry> = {}): HistoryEntry => ({
  gestureId: 'g',
  actorId: 'me',
  actor: '',
  at: '',
  version: 1,
  undoes: null,
  redoes: null,
  descriptions: [],
  operations: 1,
  types: ['rename-category'],
  reason: null,
  inverse: null,
  ...fields,
});

test('a gesture is of the kind of each of its operations', () => {
  const both = entry({ types: ['add-category', 'assign-study'] });
  expect([...kindsOf(both)]).toEqual(['structure', 'studies']);
  expect(isShown(both, { kind: 'studies', actorId: null })).toBe(true);
  expect(isShown(both, { kind: 'wording', actorId: null })).toBe(false);
});

test('what takes back is a kind of its own', () => {
  const takesBack = [{ undoes: 'a' }, { redoes: 'a' }, { reason: rollbackReason(3) }];
  for (const fields of takesBack) expect([...kindsOf(entry(fields))]).toEqual(['undo']);
});

test('a person’s edits are theirs alone', () => {
  expect(isShown(entry(), { kind: null, actorId: 'me' })).toBe(true);
  expect(isShown(entry(), { kind: null, actorId: 'you' })).toBe(false);
});
