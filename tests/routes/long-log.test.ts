import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { owner } from '@/lib/auth/actor';
import { getTreePage } from '@/lib/services/get-tree-page';

import { FakeStorage } from '../components/tree-editor/fake-storage';
import { BadNetwork } from '../support/bad-network';
import { useDatabase } from '../support/database';
import { gesture, getTree, plantCorrection, rename, save } from '../support/http-trees';
import { OpenPage } from '../support/open-pages';
import { outline } from '../support/tree-dsl';

useDatabase();

const network = new BadNetwork();
beforeAll(() => {
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => network.fetch(path, init));
});
afterAll(() => {
  vi.unstubAllGlobals();
});

it('everything can be undone from the page, also what was done before the part of the log that it came with', async () => {
  const { treeId, value } = await plantCorrection();
  const names = ['Bells', 'Pop-ups', 'Alarms', 'Beeps', 'Sounds'];
  await save(treeId, 0, ...names.map((name) => gesture(rename('alerts', name))));
  const whole = await getTreePage(owner, treeId);
  const data = { ...whole, history: whole.history.slice(-2) };
  const { session } = new OpenPage(data, new FakeStorage(), 'one');
  const saved = () => vi.waitFor(() => expect(session.isUnsaved).toBe(false), { timeout: 60_000 });
  const shown = () => outline(session.snapshot().correction.value);

  expect([session.undo(), session.undo()].every((made) => made?.ok)).toBe(true);
  expect(shown()).toBe(outline(value).replace('Alerts', 'Alarms'));
  expect(session.undoable).toBeNull();
  expect(session.isUndoOlder).toBe(true);
  await session.loadOlder();
  expect(session.isUndoOlder).toBe(false);
  while (session.undoable) expect(session.undo()).toMatchObject({ ok: true });
  expect(shown()).toBe(outline(value));
  await saved();
  expect((await getTree(treeId)).version).toBe(10);
  while (session.redoable) expect(session.redo()).toMatchObject({ ok: true });
  expect(shown()).toBe(outline(value).replace('Alerts', 'Sounds'));
  await saved();
  expect((await getTree(treeId)).version).toBe(15);
});
