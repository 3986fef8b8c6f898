import { describe, expect, test } from 'vitest';

import { applyGesture } from '@/lib/tree/gesture';

import { outline, tree } from '../../support/tree-dsl';
import { open } from './open-session';
import { base, moved, movedTree, moveReminders, pageOf, recordsOf, rename } from './small-tree';

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

describe('While nobody looks at the tree', () => {
  test('a refusal is kept, to be told when somebody does', async () => {
    const { session, reply, tell, leave, problems } = open();
    const refused = session.perform([moveReminders]);
    leave();
    await reply({ [refused.ok ? refused.gestureId : '']: 'Barriers was removed.' });
    await tell();
    expect(session.isUnsaved).toBe(false);
    expect(session.isSettled).toBe(false);
    expect(problems()).toMatchObject([{ reason: 'Barriers was removed.' }]);
    session.discard(problems()[0]?.id ?? '');
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
  test('with changes made elsewhere replaces the value', () => {
    const { session, now, queue } = open();
    const theirs = tree`Interventions [s1]`;
    session.load(pageOf(theirs, 4));
    expect(now()).toBe(outline(theirs));
    expect(queue.version).toBe(4);
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
    const { session, queue, reply, now } = open({ version: 4 });
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
    const { session, sent, queue, tell, now, problems } = open();
    const made = session.perform([moveReminders]);
    if (!made.ok) throw new Error(made.reason);
    await sent[0]?.answer({ kind: 'unreachable', message: 'No network.' });
    const saved = applyGesture(base, [moveReminders]);
    if (!saved.ok) throw new Error(saved.refusal.message);
    session.load(pageOf(saved.value, 1, [made.entry]));
    await tell(recordsOf(base, { gestureId: made.gestureId, version: 1 }, [moveReminders]));
    expect(now()).toBe(moved);
    expect(queue.pending).toEqual([]);
    expect(problems()).toEqual([]);
    expect(session.snapshot().correction.log).toHaveLength(1);
  });

  test('does not disturb a request on its way', () => {
    const { session, now } = open();
    session.perform([moveReminders]);
    session.load(pageOf(base, 0));
    expect(now()).toBe(moved);
  });
});
