import { describe, expect, test } from 'vitest';

import { outcomeOf } from '@/components/tree-editor/save-transport';
import type { GestureResult } from '@/lib/api/contract';
import type { HistoryEntry } from '@/lib/api/page-data';
import { applyGesture } from '@/lib/tree/gesture';
import type { ClientOperation } from '@/lib/tree/operation';

import { outline, tree } from '../../support/tree-dsl';
import { base, open, pageOf } from './open-session';

const movedTree = tree`
  Interventions
    Alerts [s2]
  Barriers
    Reminders [s1]
`;
const moved = outline(movedTree);
const moveReminders: ClientOperation = {
  type: 'move-category',
  id: 'reminders',
  parentId: 'barriers',
  index: 0,
};
const rename = (name: string): ClientOperation => ({ type: 'rename-category', id: 'alerts', name });

const answer = (version: number, result: GestureResult) =>
  JSON.stringify({ version, results: [result] });

describe('A gesture', () => {
  test('is applied before the server has answered, and described in the log', async () => {
    const { session, now, descriptions, reply } = open();
    const made = session.perform([moveReminders]);
    expect(now()).toBe(moved);
    expect(made).toMatchObject({ ok: true });
    expect(descriptions()).toEqual(["moved 'Reminders' from 'Interventions' to 'Barriers'"]);
    expect(session.snapshot().saveState).toEqual({ status: 'saving' });
    await reply();
    expect(session.snapshot().saveState).toEqual({ status: 'saved' });
    expect(session.isUnsaved).toBe(false);
  });

  test('that cannot be made says why, and sends nothing', () => {
    const { session, now, sent } = open();
    const made = session.perform([{ ...moveReminders, parentId: 'reminders' }]);
    expect(made).toEqual({ ok: false, reason: "'Reminders' cannot be moved into itself." });
    expect(now()).toBe(outline(base));
    expect(sent).toEqual([]);
  });
});

describe('Undo and redo', () => {
  test('take gestures back and make them again, also before they are saved', () => {
    const { session, now } = open();
    session.perform([moveReminders]);
    session.perform([rename('Pop-ups')]);
    session.undo();
    session.undo();
    expect(now()).toBe(outline(base));
    expect(session.undo()).toBeNull();
    session.redo();
    expect(now()).toBe(moved);
    session.redo();
    expect(now()).toContain('Pop-ups');
    expect(session.redo()).toBeNull();
    session.undo();
    session.undo();
    expect(now()).toBe(outline(base));
  });

  test('name the gesture they mean, and go to the server in order', async () => {
    const { session, sent, reply } = open();
    const made = session.perform([moveReminders]);
    const undone = session.undo();
    expect(undone).toMatchObject({ ok: true, entry: { gestureId: made.ok && made.gestureId } });
    session.redo();
    await reply();
    await reply();
    expect(sent.map(({ kind }) => kind)).toEqual(['gesture', 'undo', 'redo']);
  });

  test('of an earlier gesture leaves the later ones', () => {
    const { session, now } = open();
    const first = session.perform([moveReminders]);
    session.perform([rename('Pop-ups')]);
    session.undo(first.ok ? first.gestureId : '');
    expect(now()).toBe(outline(base).replace('Alerts', 'Pop-ups'));
  });
});

describe('When the server refuses', () => {
  test('an undo, because of a later change, the tree is loaded and the person told what it was', async () => {
    const { session, sent, reloads, now } = open(1, [], base);
    const made = session.perform([rename('Pop-ups')]);
    if (!made.ok) throw new Error(made.reason);
    const { gestureId } = made;
    await sent[0]?.answer(outcomeOf(200, answer(2, { gestureId, status: 'applied', version: 2 })));
    session.undo();
    expect(now()).toBe(outline(base));
    const reason = 'What it changed has been changed again since.';
    const undo = sent[1]?.ids[0] ?? '';
    await sent[1]?.answer(
      outcomeOf(409, answer(2, { gestureId: undo, status: 'refused', reason })),
    );
    expect(session.snapshot().problems).toMatchObject([
      { what: "Undo of “renamed 'Alerts' to 'Pop-ups'”", reason },
    ]);
    expect(reloads()).toBe(1);
    const theirs = tree`Warnings [s2]`;
    session.load(pageOf(theirs, 3));
    expect(now()).toBe(outline(theirs));
  });

  test('no id is shown to the person', async () => {
    const { session, reply } = open();
    const made = session.perform([moveReminders]);
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const reason = `The tree has no category ${id}: it was removed or merged. Reload the tree.`;
    await reply({ [made.ok ? made.gestureId : '']: reason });
    expect(session.snapshot().problems).toMatchObject([{ reason: 'A category it needs is gone.' }]);
  });

  test('the value is loaded anew, later gestures are put on top, and the person is told', async () => {
    const { session, sent, reply, reloads, now } = open();
    session.perform([rename('Warnings')]);
    await reply();
    const refused = session.perform([moveReminders]);
    session.perform([rename('Pop-ups')]);
    await reply({ [refused.ok ? refused.gestureId : '']: 'Barriers was removed.' });
    expect(reloads()).toBe(1);
    expect(session.snapshot().problems).toMatchObject([
      {
        what: "moved 'Reminders' from 'Interventions' to 'Barriers'",
        reason: 'Barriers was removed.',
      },
    ]);
    const elsewhere = tree`
      Interventions
        Reminders [s1]
        Alerts [s2]
    `;
    expect(session.load(pageOf(elsewhere, 4))).toBe(true);
    expect(now()).toBe(outline(elsewhere).replace('Alerts', 'Pop-ups'));
    expect(sent).toHaveLength(3);
    session.dismissProblems();
    expect(session.snapshot().problems).toEqual([]);
  });

  test('what no longer applies to the loaded value is dropped and told, with its reason', async () => {
    const { session, sent, reply, queue } = open();
    const refused = session.perform([moveReminders]);
    session.perform([rename('Pop-ups')]);
    session.undo(refused.ok ? refused.gestureId : '');
    await reply({ [refused.ok ? refused.gestureId : '']: 'No.' });
    session.load(pageOf(tree`Barriers`, 5));
    expect(session.snapshot().problems.map(({ reason }) => reason)).toEqual([
      'No.',
      expect.stringContaining('was removed or merged'),
      'What it refers to was not saved.',
    ]);
    expect(queue.pending).toEqual([]);
    expect(sent).toHaveLength(1);
  });
});

describe('Undo and redo of gestures whose inverse only the server has', () => {
  const entry = (gestureId: string, fields: Partial<HistoryEntry> = {}): HistoryEntry => ({
    gestureId,
    actorId: 'me',
    actor: '',
    at: '',
    version: 1,
    undoes: null,
    redoes: null,
    descriptions: [`did ${gestureId}`],
    operations: 1,
    inverse: null,
    ...fields,
  });
  const undone = entry('u', { version: 2, undoes: 'g' });

  test('go to the server, and its tree is loaded when it has made them', async () => {
    const { session, sent, reply, reloads, now } = open(1, [entry('g')], movedTree);
    expect(session.undo()).toMatchObject({ ok: true, entry: { gestureId: 'g' } });
    expect(sent).toMatchObject([{ kind: 'undo' }]);
    expect(session.undo()).toBeNull();
    expect(now()).toBe(moved);
    await reply();
    expect(reloads()).toBe(1);
    session.load(pageOf(base, 2, [entry('g'), undone]));
    expect(now()).toBe(outline(base));
    expect(session.snapshot().saveState).toEqual({ status: 'saved' });
    session.redo();
    await reply();
    expect(reloads()).toBe(2);
  });

  test('do not hold up what is done meanwhile, which is put on top of the loaded tree', async () => {
    const { session, sent, reply, now } = open(1, [entry('g')], movedTree);
    session.undo();
    session.perform([rename('Pop-ups')]);
    await reply();
    expect(sent).toHaveLength(1);
    session.load(pageOf(base, 2, [entry('g'), undone]));
    expect(now()).toBe(outline(base).replace('Alerts', 'Pop-ups'));
    expect(sent.map(({ kind }) => kind)).toEqual(['undo', 'gesture']);
  });

  test('are left to the server, too, when the inverse is lost in a reload before they are sent', async () => {
    const { session, reply, reloads } = open(1, [], movedTree);
    const made = session.perform([rename('Pop-ups')]);
    if (!made.ok) throw new Error(made.reason);
    session.undo();
    await reply({}, 1);
    expect(reloads()).toBe(1);
    session.load(pageOf(movedTree, 3, [{ ...made.entry, inverse: null }]));
    await reply();
    expect(reloads()).toBe(2);
  });

  test('make a redo take back the last of several undos', () => {
    const inverse = (name: string) => [rename(name)];
    const { session, now } = open(4, [
      entry('g'),
      entry('u1', { undoes: 'g', inverse: inverse('Once') }),
      entry('r1', { redoes: 'g' }),
      entry('u2', { undoes: 'g', inverse: inverse('Twice') }),
    ]);
    session.redo();
    expect(now()).toContain('Twice');
  });
});

describe('While nobody looks at the tree', () => {
  test('a refusal is kept, to be told when somebody does, and the tree is loaded anew then', async () => {
    const { session, reply, reloads, show, leave } = open();
    const refused = session.perform([moveReminders]);
    leave();
    await reply({ [refused.ok ? refused.gestureId : '']: 'Barriers was removed.' });
    expect(session.isUnsaved).toBe(false);
    expect(session.isSettled).toBe(false);
    show();
    expect(reloads()).toBe(1);
    expect(session.snapshot().problems).toMatchObject([{ reason: 'Barriers was removed.' }]);
    session.load(pageOf(base, 0));
    session.dismissProblems();
    expect(session.isSettled).toBe(true);
  });

  test('saving goes on, and its state is told', async () => {
    const { session, reply, leave } = open();
    session.perform([moveReminders]);
    leave();
    await reply();
    expect(session.snapshot().saveState).toEqual({ status: 'saved' });
  });
});

describe('Data that the page loads', () => {
  test('with changes made elsewhere replaces the value', async () => {
    const { session, reply, reloads, now } = open();
    session.perform([rename('Pop-ups')]);
    await reply({}, 3);
    expect(reloads()).toBe(1);
    const theirs = tree`Interventions [s1]`;
    session.load(pageOf(theirs, 4));
    expect(now()).toBe(outline(theirs));
  });

  test('that is older than what was saved here is loaded again, and believed the second time', async () => {
    const { session, reply, now } = open();
    session.perform([moveReminders]);
    await reply();
    expect(session.load(pageOf(base, 0))).toBe(false);
    expect(now()).toBe(moved);
    expect(session.load(pageOf(base, 0))).toBe(true);
    expect(now()).toBe(outline(base));
  });

  test('that lacks what was saved since older data came is not believed', async () => {
    const { session, queue, reply, now } = open(4);
    session.perform([moveReminders]);
    await reply();
    expect(session.load(pageOf(base, 4))).toBe(false);
    session.perform([rename('Pop-ups')]);
    await reply();
    expect(session.load(pageOf(movedTree, 5))).toBe(false);
    expect(queue.version).toBe(6);
    expect(now()).toBe(moved.replace('Alerts', 'Pop-ups'));
    expect(session.load(pageOf(movedTree, 6))).toBe(true);
  });

  test('has a gesture that was still pending only once', async () => {
    const { session, sent, queue, now } = open();
    const made = session.perform([moveReminders]);
    if (!made.ok) throw new Error(made.reason);
    await sent[0]?.answer({ kind: 'unreachable', message: 'No network.' });
    const saved = applyGesture(base, [moveReminders]);
    if (!saved.ok) throw new Error(saved.refusal.message);
    session.load(pageOf(saved.value, 1, [made.entry]));
    expect(now()).toBe(moved);
    expect(queue.pending).toEqual([]);
    expect(session.snapshot().problems).toEqual([]);
    expect(session.snapshot().correction.log).toHaveLength(1);
  });

  test('does not disturb a request on its way', () => {
    const { session, now } = open();
    session.perform([moveReminders]);
    session.load(pageOf(base, 0));
    expect(now()).toBe(moved);
  });
});
