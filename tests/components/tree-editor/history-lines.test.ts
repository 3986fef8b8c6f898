import { describe, expect, test } from 'vitest';

import { ago, historyLines } from '@/components/tree-editor/history-lines';
import type { HistoryEntry } from '@/lib/api/page-data';
import type { Operation } from '@/lib/tree/operation';

const at = '2026-11-22T10:00:00.000Z';
const categories: Record<string, string> = { alerts: 'Alerts', reminders: 'Reminders' };
const names = {
  category: (id: string) => categories[id] ?? null,
  study: (id: string) => (id.startsWith('s') ? `Study ${id}` : null),
};
const entry = (gestureId: string, fields: Partial<HistoryEntry> = {}): HistoryEntry => ({
  gestureId,
  actorId: 'me',
  actor: 'Ada',
  at,
  version: 1,
  undoes: null,
  redoes: null,
  descriptions: [`did ${gestureId}`],
  operations: 1,
  types: [],
  reason: null,
  inverse: [],
  ...fields,
});
const lines = (...log: HistoryEntry[]) => historyLines(log, 'me', names);
const outOf = (studyId: string, categoryId: string): Operation => ({
  type: 'assign-study',
  studyId,
  categoryId,
});
const into = (studyId: string, categoryId: string): Operation => ({
  type: 'unassign-study',
  studyId,
  categoryId,
});
const inWords = (...inverse: Operation[]) =>
  lines(entry('g', { inverse, descriptions: ['one', 'two'] }))[0]?.what;

describe('The history', () => {
  test('has the newest first and says who did it', () => {
    const shown = lines(entry('a'), entry('b', { actorId: 'other', actor: 'Grace' }));
    expect(shown.map(({ gestureId, who }) => [gestureId, who])).toEqual([
      ['b', 'Grace'],
      ['a', 'You'],
    ]);
  });

  test('names a roll-back by its version, also where it was undone', () => {
    const rollback = entry('r', { reason: 'Rolled back to version 4.', descriptions: ['x'] });
    const [undo, made] = lines(rollback, entry('u', { undoes: 'r' }));
    expect(made).toMatchObject({ kind: 'rollback', what: ['rolled back to version 4'], more: 0 });
    expect(undo).toMatchObject({ kind: 'undo', what: ['rolled back to version 4'] });
  });

  test('marks what was undone, and by whom, until it is redone', () => {
    const undo = entry('u', { undoes: 'a', actorId: 'other', actor: 'Grace' });
    const [undoLine, gestureLine] = lines(entry('a'), undo);
    expect(gestureLine?.undone).toEqual({ who: 'Grace', at });
    expect(undoLine).toMatchObject({ kind: 'undo', what: ['did a'], undone: null });
    const [redoLine, , again] = lines(entry('a'), undo, entry('r', { redoes: 'a' }));
    expect(redoLine).toMatchObject({ kind: 'redo', what: ['did a'] });
    expect(again?.undone).toBeNull();
  });

  test('shows the first operations of a long gesture and counts the others', () => {
    const descriptions = ['one', 'two', 'three'];
    expect(lines(entry('a', { descriptions, operations: 5, inverse: null }))[0]).toMatchObject({
      what: ['one', 'two', 'three'],
      more: 2,
    });
  });
});

describe('Moves of studies in words', () => {
  test('are one sentence, whatever their number', () => {
    const inverse = ['s1', 's2', 's3', 's4', 's5'].map((id) => into(id, 'alerts'));
    const descriptions = ['one', 'two', 'three'];
    expect(lines(entry('a', { descriptions, operations: 5, inverse }))[0]).toMatchObject({
      what: ["put 5 studies in 'Alerts'"],
      more: 0,
    });
  });

  test.each([
    [
      [outOf('s1', 'alerts'), into('s1', 'reminders')],
      "moved 'Study s1' from 'Alerts' to 'Reminders'",
    ],
    [
      [
        outOf('s1', 'alerts'),
        outOf('s2', 'alerts'),
        into('s1', 'reminders'),
        into('s2', 'reminders'),
      ],
      "moved 2 studies from 'Alerts' to 'Reminders'",
    ],
    [[into('s1', 'reminders'), into('s2', 'reminders')], "put 2 studies in 'Reminders'"],
    [[outOf('s1', 'alerts')], "took 'Study s1' out of 'Alerts'"],
    [[outOf('s1', 'alerts'), outOf('s1', 'reminders')], "took 'Study s1' out of 2 categories"],
  ])('%#', (inverse, sentence) => {
    expect(inWords(...inverse)).toEqual([sentence]);
  });

  test('stay as they were described when something is not there any more', () => {
    expect(inWords(outOf('s1', 'gone'))).toEqual(['one', 'two']);
  });

  test('stay as they were described when the gesture did other things, too', () => {
    const rename: Operation = { type: 'rename-category', id: 'alerts', name: 'Pop-ups' };
    expect(inWords(outOf('s1', 'alerts'), rename)).toEqual(['one', 'two']);
  });
});

describe('How long ago', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  test.each([
    ['2026-11-22T11:59:40Z', 'just now'],
    ['2026-11-22T12:00:05Z', 'just now'],
    ['2026-11-22T11:55:00Z', '5 min ago'],
    ['2026-11-22T09:00:00Z', '3 h ago'],
    ['2026-11-02T09:00:00Z', '2 Nov 2026'],
  ])('%s was %s', (then, words) => {
    expect(ago(Date.parse(then), now)).toBe(words);
  });
});
