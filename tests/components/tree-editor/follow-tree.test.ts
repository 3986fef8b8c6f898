import { expect, test } from 'vitest';

import { followTree } from '@/components/tree-editor/follow-tree';

/** A tree that is followed; streams, clock and visibility are in the test's hands. */
function follow() {
  const streams: {
    readonly url: string;
    closed: boolean;
    emit(type: string, data?: unknown): void;
  }[] = [];
  const timers: { milliseconds: number; ring: () => void; cancelled: boolean }[] = [];
  const versions: number[] = [];
  let isHidden = false;
  let look = () => {};
  const stop = followTree({
    treeId: 't1',
    open: (url) => {
      const listeners = new Map<string, (event: { data?: unknown }) => void>();
      const stream = {
        url,
        closed: false,
        emit: (type: string, data?: unknown) =>
          listeners.get(type)?.({ data: JSON.stringify(data) }),
      };
      streams.push(stream);
      return {
        addEventListener: (type, listener) => listeners.set(type, listener),
        close: () => {
          stream.closed = true;
        },
      };
    },
    after: (milliseconds, ring) => {
      const timer = { milliseconds, ring, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
    isHidden: () => isHidden,
    onShownOrHidden: (callback) => {
      look = callback;
      return () => {
        look = () => {};
      };
    },
    onState: ({ version }) => versions.push(version),
  });
  const last = () => {
    const stream = streams.at(-1);
    if (!stream) throw new Error('No stream is open.');
    return stream;
  };
  const hide = (hidden: boolean) => {
    isHidden = hidden;
    look();
  };
  return { streams, timers, versions, last, hide, stop };
}

test('each version is reported as it comes', () => {
  const { last, versions } = follow();
  expect(last().url).toBe('/api/trees/t1/events');
  last().emit('tree', { version: 3 });
  last().emit('tree', { version: 4 });
  last().emit('tree', { nonsense: true });
  expect(versions).toEqual([3, 4]);
});

test('a lost stream is opened again, each time later, and soon again after a good one', () => {
  const { last, timers, streams } = follow();
  const fail = () => {
    last().emit('error');
    const timer = timers.at(-1);
    timer?.ring();
    return timer?.milliseconds;
  };
  expect([fail(), fail(), fail(), fail(), fail(), fail()]).toEqual([
    1000, 2000, 4000, 8000, 15_000, 15_000,
  ]);
  last().emit('tree', { version: 1 });
  expect(fail()).toBe(1000);
  expect(streams.slice(0, -1).every(({ closed }) => closed)).toBe(true);
});

test('a hidden page has no connection, and one again when it is shown', () => {
  const { last, hide, streams } = follow();
  hide(true);
  expect(last().closed).toBe(true);
  hide(false);
  expect(streams).toHaveLength(2);
  hide(false);
  expect(streams).toHaveLength(2);
});

test('a page that is hidden while it waits does not connect', () => {
  const { last, hide, timers } = follow();
  last().emit('error');
  hide(true);
  expect(timers.at(-1)?.cancelled).toBe(true);
});

test('nothing is left open when the page goes', () => {
  const { last, stop, hide, streams } = follow();
  stop();
  expect(last().closed).toBe(true);
  hide(false);
  expect(streams).toHaveLength(1);
});
