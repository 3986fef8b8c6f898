import { describe, expect, test } from 'vitest';

import type { ClientOperation } from '@/lib/tree/operation';

import { tree } from '../../support/tree-dsl';
import { open } from './open-session';
import { base, moved, moveReminders, pageOf, recordsOf, rename } from './small-tree';

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
