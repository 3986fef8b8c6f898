import { describe, expect, test } from 'vitest';

import { applyGesture } from '@/lib/tree/gesture';

import { outline } from '../../support/tree-dsl';
import { open } from './open-session';
import {
  base,
  entry,
  moved,
  movedTree,
  moveReminders,
  pageOf,
  recordsOf,
  rename,
} from './small-tree';

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
