import { describe, expect, test } from 'vitest';

import { outcomeOf } from '@/components/tree-editor/save-transport';
import type { GestureResult } from '@/lib/api/gesture-contract';
import { applyGesture } from '@/lib/tree/gesture';

import { outline } from '../../support/tree-dsl';
import { open } from './open-session';
import { base, moved, moveReminders, recordsOf, rename } from './small-tree';

const answer = (version: number, result: GestureResult) =>
  JSON.stringify({ version, results: [result] });

describe('When the server refuses', () => {
  test('an undo, because of a later change, that change is fetched and the person told what it was', async () => {
    const { session, sent, asked, tell, now, problems } = open({ version: 1 });
    const made = session.perform([rename('Pop-ups')]);
    if (!made.ok) throw new Error(made.reason);
    const { gestureId } = made;
    await sent[0]?.answer(outcomeOf(200, answer(2, { gestureId, status: 'applied', version: 2 })));
    session.undo();
    expect(now()).toBe(outline(base));
    const reason = 'What it changed has been changed again since.';
    const undo = sent[1]?.ids[0] ?? '';
    await sent[1]?.answer(
      outcomeOf(409, answer(3, { gestureId: undo, status: 'refused', reason })),
    );
    expect(problems()).toMatchObject([{ what: "Undo of “renamed 'Alerts' to 'Pop-ups'”", reason }]);
    expect(asked.map(({ since }) => since)).toEqual([2]);
    const then = applyGesture(base, [rename('Pop-ups')]);
    if (!then.ok) throw new Error(then.refusal.message);
    await tell(recordsOf(then.value, { gestureId: 'theirs', version: 3 }, [rename('Warnings')]));
    expect(now()).toBe(outline(base).replace('Alerts', 'Warnings'));
  });

  test('the last gesture of several, only that one goes from the tree', async () => {
    const { session, queue, reply, tell, now, problems } = open();
    session.perform([rename('Bells')]);
    session.perform([rename('Pop-ups')]);
    session.perform([moveReminders]);
    await reply();
    const refused = queue.pending.at(-1)?.id ?? '';
    await reply({ [refused]: 'Barriers is gone.' });
    await tell();
    expect(now()).toBe(outline(base).replace('Alerts', 'Pop-ups'));
    expect(problems()).toMatchObject([{ reason: 'Barriers is gone.' }]);
  });

  test('no id is shown to the person', async () => {
    const { session, reply, problems } = open();
    const made = session.perform([moveReminders]);
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const reason = `The tree has no category ${id}: it was removed or merged. Reload the tree.`;
    await reply({ [made.ok ? made.gestureId : '']: reason });
    expect(problems()).toMatchObject([{ reason: 'A category it needs is gone.' }]);
  });

  test('the gesture goes from the tree, later ones stay, and the person is told', async () => {
    const { session, sent, reply, tell, now, problems } = open();
    session.perform([rename('Warnings')]);
    await reply();
    const refused = session.perform([moveReminders]);
    session.perform([rename('Pop-ups')]);
    await reply({ [refused.ok ? refused.gestureId : '']: 'Barriers is full.' });
    await tell();
    expect(problems()).toMatchObject([
      { what: "moved 'Reminders' from 'Interventions' to 'Barriers'", reason: 'Barriers is full.' },
    ]);
    expect(now()).toBe(outline(base).replace('Alerts', 'Pop-ups'));
    expect(sent).toHaveLength(3);
  });

  test('what was refused can be done again by hand, or be forgotten', async () => {
    const { session, reply, tell, now, problems, sent } = open();
    const refused = session.perform([moveReminders]);
    await reply({ [refused.ok ? refused.gestureId : '']: 'Not now.' });
    await tell();
    expect(now()).toBe(outline(base));
    session.tryAgain(problems()[0]?.id ?? '');
    expect(now()).toBe(moved);
    expect(problems()).toEqual([]);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.ids).not.toEqual(sent[0]?.ids);
    await reply({ [sent[1]?.ids[0] ?? '']: 'Still not.' });
    await tell();
    session.discard(problems()[0]?.id ?? '');
    expect(problems()).toEqual([]);
    expect(session.isSettled).toBe(true);
  });

  test('what still cannot be made says why, and stays in the list', async () => {
    const { session, reply, tell, problems } = open();
    const refused = session.perform([moveReminders]);
    await reply({ [refused.ok ? refused.gestureId : '']: 'No.' });
    await tell(
      recordsOf(base, { gestureId: 'x', version: 1 }, [
        { type: 'remove-category', id: 'barriers' },
      ]),
    );
    session.tryAgain(problems()[0]?.id ?? '');
    expect(problems()).toMatchObject([{ reason: expect.stringContaining('removed or merged') }]);
  });
});
