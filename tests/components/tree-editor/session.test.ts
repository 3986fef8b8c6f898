import { describe, expect, test } from 'vitest';

import { outcomeOf } from '@/components/tree-editor/save-transport';
import type { GestureResult } from '@/lib/api/gesture-contract';
import type { HistoryEntry } from '@/lib/api/page-data';
import { applyGesture } from '@/lib/tree/gesture';
import type { ClientOperation } from '@/lib/tree/operation';

import { outline, tree } from '../../support/tree-dsl';
import { base, open, pageOf, recordsOf } from './open-session';

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

/** A gesture of the log whose inverse only the server has. */
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
  types: [],
  reason: null,
  inverse: null,
  ...fields,
});

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

describe('Undo and redo beyond what the page has of the log', () => {
  const older = (version: number) =>
    recordsOf(base, { gestureId: 'long-ago', version }, [moveReminders]).map((record) => ({
      ...record,
      actorId: 'me',
    }));
  const theirs = entry('theirs', { version: 2, actorId: 'other' });

  test('fetch the part of it before', async () => {
    const opened = open({ version: 2, history: [theirs], value: movedTree });
    const { session, asked, tell, now, sent } = opened;
    expect(session.undoable).toBeNull();
    expect(session.isUndoOlder).toBe(true);
    const loading = session.loadOlder();
    expect(asked).toMatchObject([{ since: null, before: 2 }]);
    await tell(older(1));
    await loading;
    expect(session.isUndoOlder).toBe(false);
    expect(session.undoable?.gestureId).toBe('long-ago');
    session.undo();
    expect(now()).toBe(outline(base));
    expect(sent.map(({ kind }) => kind)).toEqual(['undo']);
  });

  test('are over where the log begins', () => {
    const { session } = open({ version: 1, history: [entry('theirs', { actorId: 'other' })] });
    expect(session.hasOlder).toBe(false);
    expect(session.isUndoOlder).toBe(false);
    expect(session.undo()).toBeNull();
  });

  test('know of an undone gesture that is before it', async () => {
    const undone = entry('undo', { version: 2, undoes: 'long-ago' });
    const { session, tell } = open({ version: 2, history: [undone] });
    expect(session.redoable).toBeNull();
    expect(session.isRedoOlder).toBe(true);
    const loading = session.loadOlder();
    await tell(older(1));
    await loading;
    expect(session.redoable?.gestureId).toBe('long-ago');
  });

  test('take no part of it that comes when the page has been loaded anew', async () => {
    const { session, tell } = open({ version: 2, history: [theirs] });
    const loading = session.loadOlder();
    session.load(pageOf(base, 4, [entry('later', { version: 4 })]));
    await tell(older(1));
    await loading;
    expect(session.snapshot().correction.log.map(({ version }) => version)).toEqual([4]);
  });
});

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

describe('What others do', () => {
  const theirs = (version: number, ...operations: ClientOperation[]) =>
    recordsOf(base, { gestureId: `theirs ${version}`, version }, operations);

  test('comes below the gestures that are not saved yet, and is told of', async () => {
    const { session, asked, tell, now, news, sent } = open();
    session.hear(1);
    expect(asked.map(({ since }) => since)).toEqual([0]);
    session.perform([moveReminders]);
    expect(sent).toEqual([]);
    await tell(theirs(1, rename('Pop-ups')));
    expect(now()).toBe(moved.replace('Alerts', 'Pop-ups'));
    expect(news).toMatchObject([{ actor: 'Somebody else', gestureId: 'theirs 1' }]);
    expect(sent).toMatchObject([{ baseVersion: 1 }]);
  });

  test('is not overwritten: an unsaved gesture on the same thing is handed back with the reason', async () => {
    const { session, tell, now, sent, problems } = open();
    session.hear(1);
    session.perform([rename('Bells')]);
    session.perform([moveReminders]);
    await tell(theirs(1, rename('Pop-ups')));
    expect(now()).toBe(moved.replace('Alerts', 'Pop-ups'));
    expect(problems()).toMatchObject([
      {
        what: "renamed 'Alerts' to 'Bells'",
        reason: expect.stringContaining('changed here since'),
      },
    ]);
    expect(sent.map(({ ids }) => ids.length)).toEqual([1]);
  });

  test('that is heard of while saving is fetched after the answer, one’s own gesture is not', async () => {
    const { session, asked, reply, sent, tell, now, news } = open();
    session.perform([moveReminders]);
    session.hear(1);
    expect(asked).toEqual([]);
    await reply();
    expect(asked).toEqual([]);
    session.perform([rename('Bells')]);
    session.hear(3);
    await sent[1]?.answer({
      kind: 'answered',
      reply: {
        version: 3,
        results: [{ gestureId: sent[1].ids[0] ?? '', status: 'applied', version: 3 }],
      },
    });
    expect(asked.map(({ since }) => since)).toEqual([1]);
    const note = { type: 'describe-category' as const, id: 'alerts', scopeNote: 'Pop-ups too' };
    const own = recordsOf(base, { gestureId: sent[1]?.ids[0] ?? '', version: 3 }, [
      rename('Bells'),
    ]);
    await tell(theirs(2, note), own);
    expect(now()).toBe(moved.replace('Alerts', 'Bells'));
    expect(session.snapshot().correction.value.categories.alerts?.scopeNote).toBe('Pop-ups too');
    expect(news).toHaveLength(1);
    expect(session.snapshot().saveState).toEqual({ status: 'saved' });
  });

  test('that happens while it is being fetched is fetched next', async () => {
    const { session, asked, tell, now } = open();
    session.hear(1);
    session.hear(2);
    await tell(theirs(1, rename('Pop-ups')));
    expect(asked.map(({ since }) => since)).toEqual([0, 1]);
    await tell(theirs(2, moveReminders));
    expect(now()).toBe(moved.replace('Alerts', 'Pop-ups'));
  });

  test('is asked for again when the server cannot be reached, and nothing is sent before', async () => {
    const { session, asked, sent, tell } = open();
    session.hear(1);
    session.perform([moveReminders]);
    await asked[0]?.fail();
    expect(session.snapshot()).toMatchObject({ unsaved: 1, saveState: { status: 'unsaved' } });
    session.retryNow();
    expect(asked).toHaveLength(2);
    expect(sent).toEqual([]);
    await tell(theirs(1, rename('Pop-ups')));
    expect(sent).toHaveLength(1);
  });

  test('with things that this page has never seen makes it load its data anew', async () => {
    const { session, tell, reloads, now, asked } = open();
    session.hear(1);
    const late = tree`
      Interventions
        Reminders [s1]
        Alerts [s2 s3]
      Barriers
    `;
    const before = { ...base, studyIds: late.studyIds };
    const assign = { type: 'assign-study' as const, studyId: 's3', categoryId: 'alerts' };
    const records = recordsOf(before, { gestureId: 'x', version: 1 }, [assign]);
    session.perform([moveReminders]);
    await tell(records);
    expect(reloads()).toBe(1);
    session.load(pageOf(late, 1));
    expect(asked.map(({ since }) => since)).toEqual([0, 0]);
    await tell(records);
    expect(now()).toBe(moved.replace('[s2]', '[s2 s3]'));
  });
});

describe('Undo and redo of gestures whose inverse only the server has', () => {
  /** The records of the undo that was sent first, at version 2. */
  const undoIn = (sent: readonly { readonly ids: readonly string[] }[]) => {
    const gestureId = sent[0]?.ids[0] ?? '';
    const back = { ...moveReminders, parentId: 'interventions' };
    const records = recordsOf(movedTree, { gestureId, version: 2 }, [back]);
    return records.map((record) => ({ ...record, actorId: 'me', undoes: 'g' }));
  };

  test('go to the server, and its tree is loaded when it has made them', async () => {
    const { session, sent, reply, tell, now } = open({
      version: 1,
      history: [entry('g')],
      value: movedTree,
    });
    expect(session.undo()).toMatchObject({ ok: true, entry: { gestureId: 'g' } });
    expect(sent).toMatchObject([{ kind: 'undo' }]);
    expect(session.undo()).toBeNull();
    expect(now()).toBe(moved);
    await reply();
    await tell(undoIn(sent));
    expect(now()).toBe(outline(base));
    expect(session.snapshot().saveState).toEqual({ status: 'saved' });
    session.redo();
    expect(now()).toBe(moved);
  });

  test('do not hold up what is done meanwhile, which is put on top of the loaded tree', async () => {
    const { session, sent, reply, tell, now } = open({
      version: 1,
      history: [entry('g')],
      value: movedTree,
    });
    session.undo();
    session.perform([rename('Pop-ups')]);
    await reply();
    expect(sent).toHaveLength(1);
    await tell(undoIn(sent));
    expect(now()).toBe(outline(base).replace('Alerts', 'Pop-ups'));
    expect(sent.map(({ kind }) => kind)).toEqual(['undo', 'gesture']);
  });

  test('are left to the server, too, when the inverse is lost with the page’s data before they are sent', async () => {
    const { session, sent, asked, reply } = open({ version: 1, value: movedTree });
    const made = session.perform([rename('Pop-ups')]);
    if (!made.ok) throw new Error(made.reason);
    await sent[0]?.answer({ kind: 'unreachable', message: 'No network.' });
    session.undo();
    const { entry: saved } = made;
    const after = applyGesture(movedTree, [rename('Pop-ups')]);
    if (!after.ok) throw new Error(after.refusal.message);
    session.load(pageOf(after.value, 1, [{ ...saved, inverse: null }]));
    await reply();
    expect(sent.map(({ kind }) => kind)).toEqual(['gesture', 'undo']);
    expect(asked).toHaveLength(1);
  });

  test('make a redo take back the last of several undos', () => {
    const inverse = (name: string) => [rename(name)];
    const { session, now } = open({
      version: 4,
      history: [
        entry('g'),
        entry('u1', { undoes: 'g', inverse: inverse('Once') }),
        entry('r1', { redoes: 'g' }),
        entry('u2', { undoes: 'g', inverse: inverse('Twice') }),
      ],
    });
    session.redo();
    expect(now()).toContain('Twice');
  });
});

describe('A roll-back', () => {
  test('takes back all since a version at once, and is sent as one', async () => {
    const { session, sent, reply, now } = open();
    session.perform([rename('Pop-ups')]);
    await reply();
    session.perform([moveReminders]);
    session.perform([rename('Bells')]);
    await reply();
    await reply();
    expect(session.rollBack(1)).toMatchObject({ ok: true });
    expect(now()).toBe(outline(base).replace('Alerts', 'Pop-ups'));
    expect(sent.at(-1)).toMatchObject({ kind: 'rollback', baseVersion: 3 });
    await reply();
    session.undo();
    expect(now()).toBe(moved.replace('Alerts', 'Bells'));
  });

  test('to before what is known here is made by the server, and fetched', async () => {
    const history = [entry('g', { version: 5 })];
    const { session, sent, reply, tell, now } = open({ version: 5, history, value: movedTree });
    session.perform([rename('Pop-ups')]);
    await reply();
    session.rollBack(4);
    expect(now()).toBe(moved.replace('Alerts', 'Pop-ups'));
    await reply();
    const back = [rename('Alerts'), { ...moveReminders, parentId: 'interventions' }];
    const before = applyGesture(movedTree, [rename('Pop-ups')]);
    if (!before.ok) throw new Error(before.refusal.message);
    await tell(recordsOf(before.value, { gestureId: sent[1]?.ids[0] ?? '', version: 7 }, back));
    expect(now()).toBe(outline(base));
  });

  test('to where the tree is already says so', () => {
    const { session, sent } = open({ version: 3 });
    expect(session.rollBack(3)).toEqual({ ok: false, reason: 'Nothing has come after version 3.' });
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
