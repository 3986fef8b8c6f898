import { expect, it } from 'vitest';

import { useDatabase } from '../support/database';
import { send } from '../support/http';
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

it('the events of a tree are its version now, and after each change until the reader goes', async () => {
  const { treeId } = await plantCorrection();
  const gone = new AbortController();
  const response = await send('GET', `/api/trees/${treeId.toUpperCase()}/events`, {
    signal: gone.signal,
  });
  const events = eventsOf(response);
  const next = async () => (await events.next()).value;
  expect(await next()).toBe('event: tree\ndata: {"version":0}');
  await save(treeId, 0, gesture(rename('alerts', 'Alarms')));
  expect(await next()).toBe('event: tree\ndata: {"version":1}');
  await undo(treeId);
  expect(await next()).toBe('event: tree\ndata: {"version":2}');
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
  expect((await events.next()).value).toBe('event: tree\ndata: {"version":1}');
  await events.return(undefined);
});
