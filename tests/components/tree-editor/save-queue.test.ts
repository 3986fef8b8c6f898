import { describe, expect, test } from 'vitest';

import { batchSize, type SaveItem, type SendOutcome } from '@/components/tree-editor/save-queue';

import { startQueue } from './start-queue';

const gesture = (id: string): SaveItem => ({
  kind: 'gesture',
  id,
  operations: [{ type: 'remove-category', id: 'alerts' }],
});
const undo = (id: string, target: string): SaveItem => ({ kind: 'undo', id, target });

const offline: SendOutcome = { kind: 'unreachable', message: 'The server cannot be reached.' };

describe('Saving', () => {
  test('sends a gesture at once and is saved when the server has taken it', async () => {
    const { queue, last, status } = startQueue(7);
    expect(status()).toEqual({ status: 'saved' });
    queue.push(gesture('a'));
    expect(status()).toEqual({ status: 'saving' });
    expect(last()).toMatchObject({ ids: ['a'], baseVersion: 7 });
    await last().accept();
    expect(status()).toEqual({ status: 'saved' });
    expect(queue.pending).toEqual([]);
    expect(queue.version).toBe(8);
  });

  test('keeps one request in flight and sends what has gathered meanwhile together', async () => {
    const { queue, requests, last } = startQueue();
    for (const id of ['a', 'b', 'c']) queue.push(gesture(id));
    expect(requests).toHaveLength(1);
    await last().accept();
    expect(last()).toMatchObject({ ids: ['b', 'c'], baseVersion: 1 });
    await last().accept();
    expect(requests).toHaveLength(2);
    expect(queue.version).toBe(3);
  });

  test('sends no more gestures together than the server takes', async () => {
    const { queue, last } = startQueue();
    for (let count = 0; count < batchSize + 5; count += 1) queue.push(gesture(`g${count}`));
    await last().accept();
    expect(last().ids).toHaveLength(batchSize);
    await last().accept();
    expect(last().ids).toEqual(['g201', 'g202', 'g203', 'g204']);
  });

  test('sends an undo by itself, after the gestures before it and before those after it', async () => {
    const { queue, requests, last } = startQueue();
    queue.push(gesture('a'));
    queue.push(gesture('b'));
    queue.push(undo('u', 'b'));
    queue.push(gesture('c'));
    for (let round = 0; round < 4; round += 1) await last().accept();
    expect(requests.map(({ ids }) => ids)).toEqual([['a'], ['b'], ['u'], ['c']]);
  });
});

describe('Undos that only the server can work out', () => {
  const blind = (id: string): SaveItem => ({ kind: 'undo', id, target: 'g', unapplied: true });

  test('are followed by one rebase, before what was done on top of them', async () => {
    const { queue, last, rebases, requests } = startQueue(9);
    for (const id of ['u1', 'u2', 'u3']) queue.push(blind(id));
    queue.push(gesture('a'));
    await last().accept();
    await last().accept();
    expect(rebases()).toBe(0);
    await last().accept();
    expect(rebases()).toBe(1);
    expect(requests.map(({ ids }) => ids)).toEqual([['u1'], ['u2'], ['u3']]);
    queue.rebase(12, queue.pending);
    expect(last()).toMatchObject({ ids: ['a'], baseVersion: 12 });
  });
});

describe('Without a server', () => {
  test('tries again with the same ids, each time later, up to half a minute', async () => {
    const { queue, requests, last, status, ring } = startQueue();
    queue.push(gesture('a'));
    const delays: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      await last().answer(offline);
      expect(status()).toMatchObject({ status: 'unsaved', retrying: true });
      delays.push(ring());
    }
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(requests.every(({ ids }) => ids[0] === 'a')).toBe(true);
    await last().accept();
    expect(status()).toEqual({ status: 'saved' });
    queue.push(gesture('b'));
    await last().answer(offline);
    expect(ring()).toBe(1000);
  });

  test('takes a transport that throws for a server that cannot be reached', async () => {
    const { queue, last, status } = startQueue();
    queue.push(gesture('a'));
    await last().fail(new Error('The connection was reset.'));
    expect(status()).toEqual({
      status: 'unsaved',
      message: 'The connection was reset.',
      retrying: true,
    });
    expect(queue.pending).toHaveLength(1);
  });

  test('tries at once when asked to, and sends what was done meanwhile along', async () => {
    const { queue, last, requests } = startQueue();
    queue.push(gesture('a'));
    await last().answer(offline);
    queue.push(gesture('b'));
    expect(requests).toHaveLength(1);
    queue.retryNow();
    expect(last().ids).toEqual(['a', 'b']);
  });

  test('takes a gesture that had arrived after all for saved', async () => {
    const { queue, last, ring, status, rebases } = startQueue(3);
    queue.push(gesture('a'));
    await last().answer(offline);
    ring();
    const results = [{ gestureId: 'a', status: 'already-applied' as const, version: 4 }];
    await last().answer({ kind: 'answered', reply: { version: 4, results } });
    expect(status()).toEqual({ status: 'saved' });
    expect(rebases()).toBe(0);
  });

  test('does not go round in circles when an answer names none of the gestures', async () => {
    const { queue, last, requests, status } = startQueue();
    queue.push(gesture('a'));
    await last().answer({ kind: 'answered', reply: { version: 1, results: [] } });
    expect(requests).toHaveLength(1);
    expect(status()).toMatchObject({ status: 'unsaved', retrying: true });
  });

  test('stops when only the person can help, and goes on when told to', async () => {
    const { queue, last, status } = startQueue();
    queue.push(gesture('a'));
    await last().answer({ kind: 'stopped', message: 'Sign in again.' });
    expect(status()).toEqual({ status: 'unsaved', message: 'Sign in again.', retrying: false });
    queue.push(gesture('b'));
    queue.retryNow();
    await last().accept();
    expect(status()).toEqual({ status: 'saved' });
  });
});

describe('A refusal', () => {
  test('is told with its reason, and the queue waits to be rebased', async () => {
    const { queue, last, refused, rebases, requests, status } = startQueue();
    queue.push(gesture('a'));
    queue.push(gesture('b'));
    queue.push(gesture('c'));
    await last().accept();
    queue.push(gesture('d'));
    await last().accept({ b: 'It is gone.' });
    expect(refused).toMatchObject([{ item: { id: 'b' }, reason: 'It is gone.' }]);
    expect(rebases()).toBe(1);
    expect(queue.pending.map(({ id }) => id)).toEqual(['d']);
    expect(requests).toHaveLength(2);
    queue.rebase(9, queue.pending);
    expect(last()).toMatchObject({ ids: ['d'], baseVersion: 9 });
    await last().accept();
    expect(status()).toEqual({ status: 'saved' });
  });

  test('of a whole request is narrowed down to the gesture that causes it', async () => {
    const { queue, last, refused } = startQueue();
    const rejected: SendOutcome = { kind: 'rejected', message: 'A name is too long.' };
    queue.push(gesture('first'));
    for (const id of ['good', 'bad', 'later']) queue.push(gesture(id));
    await last().accept();
    expect(last().ids).toEqual(['good', 'bad', 'later']);
    await last().answer(rejected);
    expect(last().ids).toEqual(['good']);
    await last().accept();
    await last().answer(rejected);
    expect(last().ids).toEqual(['bad']);
    await last().answer(rejected);
    expect(refused).toMatchObject([{ item: { id: 'bad' }, reason: 'A name is too long.' }]);
    expect(queue.pending.map(({ id }) => id)).toEqual(['later']);
  });

  test('keeps asking to be rebased until it happens', async () => {
    const { queue, last, rebases, ring, requests } = startQueue();
    queue.push(gesture('a'));
    await last().accept({ a: 'It is gone.' });
    ring();
    queue.retryNow();
    expect(rebases()).toBe(3);
    queue.push(gesture('b'));
    expect(requests).toHaveLength(1);
  });
});

describe('Changes by somebody else', () => {
  const jump: SendOutcome = {
    kind: 'answered',
    reply: { version: 5, results: [{ gestureId: 'a', status: 'applied', version: 5 }] },
  };

  test('are noticed by the version and asked for before anything more is sent', async () => {
    const { queue, last, rebases, requests, saved } = startQueue(2);
    queue.push(gesture('a'));
    queue.push(gesture('b'));
    await last().answer(jump);
    expect(rebases()).toBe(1);
    expect(requests).toHaveLength(1);
    expect(saved).toEqual([]);
    expect(queue.version).toBe(2);
    queue.rebase(5, queue.pending);
    expect(last()).toMatchObject({ ids: ['b'], baseVersion: 5 });
  });

  test('that are heard of are asked for at once, and sending waits for them', () => {
    const { queue, rebases, requests, status } = startQueue(2);
    queue.hear(2);
    expect(rebases()).toBe(0);
    queue.hear(3);
    expect(rebases()).toBe(1);
    expect(status()).toEqual({ status: 'reloading' });
    queue.push(gesture('a'));
    expect(requests).toEqual([]);
    queue.rebase(3, queue.pending);
    expect(requests).toMatchObject([{ ids: ['a'], baseVersion: 3 }]);
  });

  test('that are heard of while they are being asked for are asked for next', () => {
    const { queue, rebases } = startQueue(2);
    queue.hear(3);
    queue.hear(4);
    expect(rebases()).toBe(1);
    queue.rebase(3, []);
    expect(rebases()).toBe(2);
    queue.rebase(4, []);
    expect(rebases()).toBe(2);
  });

  test('that do not exist, as after a backup was restored, are asked for once', () => {
    const { queue, rebases, status } = startQueue(2);
    queue.hear(9);
    queue.rebase(2, []);
    expect(rebases()).toBe(1);
    expect(status()).toEqual({ status: 'saved' });
  });

  test('heard of during a save are one’s own when the answer has the same version', async () => {
    const { queue, last, rebases, saved } = startQueue(2);
    queue.push(gesture('a'));
    queue.hear(3);
    await last().accept();
    expect(rebases()).toBe(0);
    expect(saved).toEqual(['a']);
    queue.push(gesture('b'));
    queue.hear(5);
    await last().accept();
    expect(rebases()).toBe(1);
    expect(saved).toEqual(['a']);
  });

  test('that cannot be found out are asked for again, each time later', () => {
    const { queue, rebases, ring, status } = startQueue(2);
    queue.hear(3);
    queue.failed('The server cannot be reached.');
    expect(status()).toEqual({ status: 'saved' });
    expect(ring()).toBe(1000);
    expect(rebases()).toBe(2);
    queue.push(gesture('a'));
    queue.failed('The server cannot be reached.');
    expect(status()).toMatchObject({ status: 'unsaved', retrying: true });
    expect(ring()).toBe(2000);
  });
});
