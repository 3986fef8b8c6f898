import { expect, it } from 'vitest';

import type { Comment } from '@/lib/api/comment-contract';

import { useDatabase } from '../support/database';
import { ask, send } from '../support/http';
import { gesture, plantCorrection, rename, save, undo } from '../support/http-trees';

useDatabase();

/** Reads server-sent events one by one. */
async function* eventsOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    yield* events;
  }
}

const untouched = {
  completedAt: null,
  comments: 0,
  commentedAt: null,
  studyRevision: 1,
  revoked: 0,
};
const stateAt = (version: number) => {
  const state = { version, ...untouched };
  return `event: tree\ndata: ${JSON.stringify(state)}`;
};

it('the events of a tree are its version now, and after each change until the reader goes', async () => {
  const { treeId } = await plantCorrection();
  const gone = new AbortController();
  const response = await send('GET', `/api/trees/${treeId.toUpperCase()}/events`, {
    signal: gone.signal,
  });
  const events = eventsOf(response);
  const next = async () => (await events.next()).value;
  expect(await next()).toBe(stateAt(0));
  await save(treeId, 0, gesture(rename('alerts', 'Alarms')));
  expect(await next()).toBe(stateAt(1));
  await undo(treeId);
  expect(await next()).toBe(stateAt(2));
  gone.abort();
  expect((await events.next()).done).toBe(true);
});

it('changes of another tree, and refused ones, are no events', async () => {
  const { treeId } = await plantCorrection();
  const other = await plantCorrection();
  const response = await send('GET', `/api/trees/${treeId}/events`);
  const events = eventsOf(response);
  await events.next();
  await save(other.treeId, 0, gesture(rename('alerts', 'Alarms')));
  await save(treeId, 0, gesture(rename('alerts', 'Alerts')));
  await save(treeId, 0, gesture(rename('alerts', 'Bells')));
  expect((await events.next()).value).toBe(stateAt(1));
  await events.return(undefined);
});

it('comments on a withdrawn study are not counted until it is back', async () => {
  const { topicId, treeId, study } = await plantCorrection();
  const json = { studyId: study('s1'), text: 'Is it a trial?' };
  const comment = await ask<Comment>(201, 'POST', `/api/trees/${treeId}/comments`, { json });
  const heard = async () => {
    const events = eventsOf(await send('GET', `/api/trees/${treeId}/events`));
    const { value } = await events.next();
    await events.return(undefined);
    return JSON.parse(value?.split('data: ')[1] ?? '');
  };
  const at = `/api/topics/${topicId}/studies/${study('s1')}`;
  await ask(204, 'POST', `${at}/withdraw`, { json: {} });
  expect(await heard()).toMatchObject({ comments: 0, commentedAt: null });
  await ask(204, 'POST', `${at}/restore`);
  expect(await heard()).toMatchObject({ comments: 1, commentedAt: comment.at });
});

it('comments made and deleted, and the completion of a correction, are events', async () => {
  const { treeId } = await plantCorrection();
  const events = eventsOf(await send('GET', `/api/trees/${treeId}/events`));
  const next = async () => JSON.parse((await events.next()).value?.split('data: ')[1] ?? '');
  expect(await next()).toMatchObject({ comments: 0, commentedAt: null });
  const json = { categoryId: 'alerts', text: 'One thing or two?' };
  const comment = await ask<Comment>(201, 'POST', `/api/trees/${treeId}/comments`, { json });
  expect(await next()).toMatchObject({ comments: 1, commentedAt: comment.at });
  await ask(204, 'DELETE', `/api/trees/${treeId}/comments/${comment.id}`);
  expect(await next()).toMatchObject({ comments: 0, commentedAt: null });
  await ask(200, 'POST', `/api/trees/${treeId}/complete`, { json: { restUntouched: true } });
  expect(await next()).toMatchObject({ completedAt: expect.stringMatching(/Z$/) });
  await ask(204, 'POST', `/api/trees/${treeId}/reopen`);
  expect(await next()).toMatchObject({ completedAt: null });
  await events.return(undefined);
});

it('studies that are withdrawn, restored or edited are events of each tree of their topic', async () => {
  const { topicId, treeId, baseTreeId, study } = await plantCorrection();
  const at = `/api/topics/${topicId}/studies/${study('s1')}`;
  const streams = [treeId, baseTreeId].map(async (id) =>
    eventsOf(await send('GET', `/api/trees/${id}/events`)),
  );
  const all = await Promise.all(streams);
  const next = () =>
    Promise.all(
      all.map(
        async (events) =>
          JSON.parse((await events.next()).value?.split('data: ')[1] ?? '').studyRevision,
      ),
    );
  const [revision = 0] = await next();
  await ask(204, 'POST', `${at}/withdraw`, { json: {} });
  expect(await next()).toEqual([revision + 1, revision + 1]);
  await ask(204, 'POST', `${at}/restore`);
  expect(await next()).toEqual([revision + 2, revision + 2]);
  await ask(200, 'PATCH', at, { json: { title: 'Another title' } });
  expect(await next()).toEqual([revision + 3, revision + 3]);
  for (const events of all) await events.return(undefined);
});

it('a revoked edit is an event', async () => {
  const { treeId } = await plantCorrection();
  const made = gesture(rename('alerts', 'Alarms'));
  await save(treeId, 0, made);
  const events = eventsOf(await send('GET', `/api/trees/${treeId}/events`));
  const next = async () => JSON.parse((await events.next()).value?.split('data: ')[1] ?? '');
  expect(await next()).toMatchObject({ revoked: 0 });
  await ask(204, 'POST', `/api/trees/${treeId}/revocations`, { json: { gestureId: made.id } });
  expect(await next()).toMatchObject({ revoked: 1 });
  await events.return(undefined);
});
