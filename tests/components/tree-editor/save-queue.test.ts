import { describe, expect, test } from 'vitest';

import {
  batchSize,
  type Refused,
  type SaveItem,
  SaveQueue,
  type SaveState,
  type SendOutcome,
} from '@/components/tree-editor/save-queue';
import type { SaveResult } from '@/lib/api/contract';

const gesture = (id: string): SaveItem => ({
  kind: 'gesture',
  id,
  operations: [{ type: 'remove-category', id: 'alerts' }],
});
const undo = (id: string, target: string): SaveItem => ({ kind: 'undo', id, target });

interface Request {
  readonly ids: readonly string[];
  readonly baseVersion: number;
  answer(outcome: SendOutcome): Promise<void>;
  /** Applies everything, unless told otherwise, to a tree that nobody else changes. */
  accept(refused?: Readonly<Record<string, string>>): Promise<void>;
  fail(error: Error): Promise<void>;
}

/** A queue whose server and clock are in the test's hands. */
function startQueue(version = 0) {
  const requests: Request[] = [];
  const timers: { milliseconds: number; work: () => void; cancelled: boolean }[] = [];
  const states: SaveState[] = [];
  const refused: Refused[] = [];
  let reloads = 0;
  let isShown = true;
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  };
  const queue = new SaveQueue({
    version,
    send: (items, baseVersion) =>
      new Promise((resolve, reject) => {
        const ids = items.map(({ id }) => id);
        const answer = (outcome: SendOutcome) => {
          resolve(outcome);
          return settle();
        };
        requests.push({
          ids,
          baseVersion,
          answer,
          accept: (reasons = {}) => answer(replyTo(ids, baseVersion, reasons)),
          fail: (error) => {
            reject(error);
            return settle();
          },
        });
      }),
    later: (milliseconds, work) => {
      const timer = { milliseconds, work, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
  });
  queue.listen({
    onState: (state) => states.push(state),
    onRefused: (some) => refused.push(...some),
    onReload: () => {
      if (isShown) reloads += 1;
      return isShown;
    },
  });
  return {
    queue,
    requests,
    refused,
    show: (shown: boolean) => {
      isShown = shown;
      if (shown) queue.catchUp();
    },
    last: () => requests.at(-1) as Request,
    status: () => states.at(-1),
    reloads: () => reloads,
    /** Lets the last timer that is still set go off. */
    ring: () => {
      const timer = timers.findLast(({ cancelled }) => !cancelled);
      if (!timer) throw new Error('No timer is set.');
      timer.cancelled = true;
      timer.work();
      return timer.milliseconds;
    },
  };
}

function replyTo(
  ids: readonly string[],
  baseVersion: number,
  reasons: Readonly<Record<string, string>>,
): SendOutcome {
  let version = baseVersion;
  const results: SaveResult['results'] = ids.map((gestureId) => {
    const reason = reasons[gestureId];
    if (reason) return { gestureId, status: 'refused', reason };
    version += 1;
    return { gestureId, status: 'applied', version };
  });
  return { kind: 'answered', reply: { version, results } };
}

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

  test('are followed by one reload, before what was done on top of them', async () => {
    const { queue, last, reloads, requests } = startQueue(9);
    for (const id of ['u1', 'u2', 'u3']) queue.push(blind(id));
    queue.push(gesture('a'));
    await last().accept();
    await last().accept();
    expect(reloads()).toBe(0);
    await last().accept();
    expect(reloads()).toBe(1);
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
    const { queue, last, ring, status, reloads } = startQueue(3);
    queue.push(gesture('a'));
    await last().answer(offline);
    ring();
    const results = [{ gestureId: 'a', status: 'already-applied' as const, version: 4 }];
    await last().answer({ kind: 'answered', reply: { version: 4, results } });
    expect(status()).toEqual({ status: 'saved' });
    expect(reloads()).toBe(0);
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
  test('is told with its reason, and the queue waits for the value to be loaded anew', async () => {
    const { queue, last, refused, reloads, requests, status } = startQueue();
    queue.push(gesture('a'));
    queue.push(gesture('b'));
    queue.push(gesture('c'));
    await last().accept();
    queue.push(gesture('d'));
    await last().accept({ b: 'It is gone.' });
    expect(refused).toMatchObject([{ item: { id: 'b' }, reason: 'It is gone.' }]);
    expect(reloads()).toBe(1);
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

  test('keeps asking for the reload until it happens', async () => {
    const { queue, last, reloads, ring, requests } = startQueue();
    queue.push(gesture('a'));
    await last().accept({ a: 'It is gone.' });
    ring();
    queue.retryNow();
    expect(reloads()).toBe(3);
    queue.push(gesture('b'));
    expect(requests).toHaveLength(1);
  });
});

describe('Changes by somebody else', () => {
  test('are noticed by the version and loaded before anything more is sent', async () => {
    const { queue, last, reloads, requests } = startQueue(2);
    queue.push(gesture('a'));
    queue.push(gesture('b'));
    const results = [{ gestureId: 'a', status: 'applied' as const, version: 5 }];
    await last().answer({ kind: 'answered', reply: { version: 5, results } });
    expect(reloads()).toBe(1);
    expect(requests).toHaveLength(1);
    expect(queue.version).toBe(5);
  });

  const jump: SendOutcome = {
    kind: 'answered',
    reply: { version: 5, results: [{ gestureId: 'a', status: 'applied', version: 5 }] },
  };

  test('do not hold the queue up when no page is there to load them', async () => {
    const { queue, last, show } = startQueue(2);
    queue.push(gesture('a'));
    queue.push(gesture('b'));
    show(false);
    await last().answer(jump);
    expect(last()).toMatchObject({ ids: ['b'], baseVersion: 5 });
  });

  test('are loaded as soon as a page is there again, once', async () => {
    const { queue, last, show, reloads, status } = startQueue(2);
    queue.push(gesture('a'));
    show(false);
    await last().answer(jump);
    expect(status()).toEqual({ status: 'saved' });
    show(true);
    expect(reloads()).toBe(1);
    queue.rebase(5, []);
    show(true);
    expect(reloads()).toBe(1);
  });

  test('are loaded after the request that is on its way when the page comes back', async () => {
    const { queue, last, show, reloads } = startQueue(2);
    queue.push(gesture('a'));
    queue.push(gesture('b'));
    show(false);
    await last().answer(jump);
    show(true);
    expect(reloads()).toBe(0);
    await last().accept();
    expect(reloads()).toBe(1);
  });
});
