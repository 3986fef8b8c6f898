import { describe, expect, test } from 'vitest';

import { GestureKeep } from '@/components/tree-editor/kept-gestures';
import { staleReason } from '@/lib/tree/conflict';
import type { ClientOperation } from '@/lib/tree/operation';
import { outline } from '../../support/tree-dsl';
import { FakeStorage } from './fake-storage';
import { open } from './open-session';
import { base, recordsOf } from './small-tree';

const rename = (id: string, name: string): ClientOperation => ({
  type: 'rename-category',
  id,
  name,
});

/** Another load of the page, after the tab that kept something has been closed. */
function reopen(storage: FakeStorage, from: string, opening: Parameters<typeof open>[0] = {}) {
  const opened = open({ ...opening, storage, tab: `after ${from}` });
  opened.session.adopt(opened.keep.takeOver(from));
  return opened;
}

describe('Gestures that the server has not confirmed', () => {
  test('survive the end of the tab, are on top of the tree again, and are sent once, in order', async () => {
    const first = open({ tab: 'one' });
    first.session.perform([rename('alerts', 'Pop-ups')]);
    first.session.perform([rename('alerts', 'Bells')]);
    const made = first.queue.pending.map(({ id }) => id);

    const second = reopen(first.storage, 'one');
    await second.tell();
    expect(second.now()).toBe(outline(base).replace('Alerts', 'Bells'));
    expect(second.sent.map(({ ids }) => ids)).toEqual([made]);
    await second.reply();
    expect(second.storage.entries.size).toBe(0);
    expect(second.session.snapshot()).toMatchObject({ unsaved: 0, saveState: { status: 'saved' } });
  });

  test('that had arrived after all are in the tree once', async () => {
    const first = open({ tab: 'one' });
    const made = first.session.perform([rename('alerts', 'Pop-ups')]);
    const gestureId = made.ok ? made.gestureId : '';
    const saved = {
      ...base,
      categories: { ...base.categories, alerts: { ...base.categories.alerts, name: 'Pop-ups' } },
    } as typeof base;

    const second = reopen(first.storage, 'one', { version: 1, value: saved });
    expect(second.asked.map(({ since }) => since)).toEqual([0]);
    await second.tell(recordsOf(base, { gestureId, version: 1 }, [rename('alerts', 'Pop-ups')]));
    expect(second.sent).toEqual([]);
    expect(second.problems()).toEqual([]);
    expect(second.storage.entries.size).toBe(0);
  });

  test('that others have overtaken meanwhile are handed back with the reason, the rest is sent', async () => {
    const first = open({ tab: 'one' });
    first.session.perform([rename('alerts', 'Pop-ups')]);
    first.session.perform([rename('reminders', 'Memos')]);
    const theirs = recordsOf(base, { gestureId: 'x', version: 1 }, [rename('alerts', 'Bells')]);
    const value = {
      ...base,
      categories: { ...base.categories, alerts: { ...base.categories.alerts, name: 'Bells' } },
    } as typeof base;

    const second = reopen(first.storage, 'one', { version: 1, value });
    await second.tell(theirs);
    expect(second.now()).toBe(outline(value).replace('Reminders', 'Memos'));
    expect(second.problems()).toMatchObject([{ what: "renamed 'Alerts' to 'Pop-ups'" }]);
    expect(second.sent.map(({ ids }) => ids.length)).toEqual([1]);

    const third = reopen(first.storage, 'after one', { version: 1, value });
    expect(third.problems()).toMatchObject([{ what: "renamed 'Alerts' to 'Pop-ups'" }]);
  });

  test('do not stand against those that the same tab had saved before it was closed', async () => {
    const first = open({ tab: 'one' });
    const made = first.session.perform([rename('alerts', 'Pop-ups')]);
    first.session.perform([rename('alerts', 'Bells')]);
    await first.reply();
    const gestureId = made.ok ? made.gestureId : '';
    const value = {
      ...base,
      categories: { ...base.categories, alerts: { ...base.categories.alerts, name: 'Pop-ups' } },
    } as typeof base;

    const second = reopen(first.storage, 'one', { version: 1, value });
    await second.tell(recordsOf(base, { gestureId, version: 1 }, [rename('alerts', 'Pop-ups')]));
    expect(second.problems()).toEqual([]);
    expect(second.now()).toBe(outline(base).replace('Alerts', 'Bells'));
  });

  test.each([
    ['saved', async (tab: ReturnType<typeof open>) => tab.reply()],
    [
      'still unsaved',
      async (tab: ReturnType<typeof open>) =>
        tab.sent.at(-1)?.answer({ kind: 'unreachable', message: 'The server cannot be reached.' }),
    ],
  ])('do not overwrite what the tab that takes them over has done, %s', async (how, end) => {
    const first = open({ tab: 'one' });
    first.session.perform([rename('alerts', 'Pop-ups')]);
    first.session.perform([rename('reminders', 'Memos')]);
    const second = open({ storage: first.storage, tab: 'two' });
    const own = second.session.perform([rename('alerts', 'Bells')]);
    await end(second);
    second.session.adopt(second.keep.takeOver('one'));
    const gestureId = own.ok ? own.gestureId : '';
    const records = recordsOf(base, { gestureId, version: 1 }, [rename('alerts', 'Bells')]);
    await second.tell(...(how === 'saved' ? [records] : []));
    expect(second.now()).toBe(
      outline(base).replace('Alerts', 'Bells').replace('Reminders', 'Memos'),
    );
    expect(second.problems()).toMatchObject([
      { what: "renamed 'Alerts' to 'Pop-ups'", reason: staleReason },
    ]);
  });

  test('are taken over by one of the tabs only', () => {
    const first = open({ tab: 'one' });
    first.session.perform([rename('alerts', 'Pop-ups')]);
    const [a, b] = ['a', 'b'].map((tab) => open({ storage: first.storage, tab }));
    expect(a?.keep.otherTabs()).toEqual(['one']);
    expect(a?.keep.takeOver('one').kept).toHaveLength(1);
    expect(b?.keep.takeOver('one').kept).toEqual([]);
    expect(b?.keep.otherTabs()).toEqual(['a']);
  });

  test('belong to one tree and one person', () => {
    const first = open({ tab: 'one' });
    first.session.perform([rename('alerts', 'Pop-ups')]);
    const elsewhere = { treeId: 't2', personId: 'me', tab: 'b' };
    expect(new GestureKeep(first.storage, elsewhere).otherTabs()).toEqual([]);
    const another = { treeId: 't1', personId: 'you', tab: 'b' };
    expect(new GestureKeep(first.storage, another).otherTabs()).toEqual([]);
  });
});

describe('A browser that keeps nothing', () => {
  test('is known of, so that leaving asks; all is well again once the gesture is saved', async () => {
    const storage = new FakeStorage();
    storage.isFull = true;
    const { session, reply } = open({ storage });
    session.perform([rename('alerts', 'Pop-ups')]);
    expect(session.isAtRisk).toBe(true);
    expect(session.snapshot().kept).toBe(false);
    await reply();
    expect(session.isAtRisk).toBe(false);
  });

  test('does not ask when what is unsaved is kept', () => {
    const { session } = open();
    session.perform([rename('alerts', 'Pop-ups')]);
    expect(session.isUnsaved).toBe(true);
    expect(session.isAtRisk).toBe(false);
  });
});

describe('Damaged entries', () => {
  const keyOf = (storage: FakeStorage) => [...storage.entries.keys()][0] ?? '';

  test.each(['', '{', 'null', '[]', '{"format":1}', '{"format":1,"item":{"kind":"gesture"}}'])(
    'such as %j are told of and go, the others are sent',
    async (damaged) => {
      const first = open({ tab: 'one' });
      first.session.perform([rename('alerts', 'Pop-ups')]);
      first.session.perform([rename('alerts', 'Bells')]);
      first.session.perform([rename('reminders', 'Memos')]);
      first.storage.setItem(keyOf(first.storage), damaged);
      const second = reopen(first.storage, 'one');
      await second.tell();
      expect(second.problems()).toMatchObject([{ item: null }]);
      expect(second.sent[0]?.ids).toHaveLength(2);
    },
  );

  test('of a later release stay for it', () => {
    const first = open({ tab: 'one' });
    first.session.perform([rename('alerts', 'Pop-ups')]);
    const key = keyOf(first.storage);
    first.storage.setItem(key, '{"format":2}');
    const second = reopen(first.storage, 'one');
    expect(second.problems()).toEqual([]);
    expect(first.storage.getItem(key)).toBe('{"format":2}');
  });
});
