import { describe, expect, it } from 'vitest';

import {
  announcement,
  currentStep,
  durationWords,
  statusWords,
  stepFraction,
} from '@/components/run-progress/run-words';
import {
  callCostWords,
  costWords,
  latencyWords,
  shortCount,
  spendingWords,
} from '@/components/run-progress/usage-words';
import { type EventStream, watchRun } from '@/components/run-progress/watch-run';
import type { Run } from '@/lib/api/run-contract';

import { localRun, step } from './runs';

const run = (status: Run['status'], steps: Run['steps'] = []) => localRun({ status, steps });

/** A server whose streams the test speaks through, and a clock that stands still until told. */
function setUp() {
  const streams: { say: (type: string, data?: unknown) => void; closed: boolean }[] = [];
  const pauses: { milliseconds: number; callback: () => void; calledOff: boolean }[] = [];
  const seen: Run['status'][] = [];
  const connection: boolean[] = [];
  const stop = watchRun({
    runId: 'r1',
    open: (url): EventStream => {
      expect(url).toBe('/api/runs/r1/events');
      const listeners: Record<string, (event: { data?: unknown }) => void> = {};
      const stream = {
        say: (type: string, data?: unknown) => listeners[type]?.({ data: JSON.stringify(data) }),
        closed: false,
      };
      streams.push(stream);
      return {
        addEventListener: (type, listener) => {
          listeners[type] = listener;
        },
        close: () => {
          stream.closed = true;
        },
      };
    },
    after: (milliseconds, callback) => {
      const pause = { milliseconds, callback, calledOff: false };
      pauses.push(pause);
      return () => {
        pause.calledOff = true;
      };
    },
    onRun: (next) => seen.push(next.status),
    onConnected: (connected) => connection.push(connected),
  });
  return { streams, pauses, seen, connection, stop };
}

describe('watching a run', () => {
  it('reports each state and closes the stream when the run is finished', () => {
    const { streams, seen, pauses } = setUp();
    streams[0]?.say('run', run('queued'));
    streams[0]?.say('run', run('running'));
    expect(streams[0]?.closed).toBe(false);
    streams[0]?.say('run', run('succeeded'));
    expect(seen).toEqual(['queued', 'running', 'succeeded']);
    expect(streams[0]?.closed).toBe(true);
    expect(pauses).toEqual([]);
  });

  it('says when the connection is lost, and connects again after longer and longer pauses', () => {
    const { streams, pauses, connection } = setUp();
    for (let failure = 0; failure < 6; failure += 1) {
      streams[failure]?.say('error');
      expect(streams[failure]?.closed).toBe(true);
      pauses[failure]?.callback();
    }
    expect(pauses.map(({ milliseconds }) => milliseconds)).toEqual([
      1000, 2000, 4000, 8000, 15_000, 15_000,
    ]);
    expect(streams).toHaveLength(7);
    streams[6]?.say('open');
    expect(connection).toEqual([false, false, false, false, false, false, true]);
  });

  it('begins with a short pause again after it has heard from the server', () => {
    const { streams, pauses } = setUp();
    streams[0]?.say('error');
    pauses[0]?.callback();
    streams[1]?.say('error');
    pauses[1]?.callback();
    streams[2]?.say('run', run('running'));
    streams[2]?.say('error');
    expect(pauses.map(({ milliseconds }) => milliseconds)).toEqual([1000, 2000, 1000]);
  });

  it('stops for good when told, connected or between two tries', () => {
    const connected = setUp();
    connected.stop();
    expect(connected.streams[0]?.closed).toBe(true);

    const waiting = setUp();
    waiting.streams[0]?.say('error');
    waiting.stop();
    expect(waiting.pauses[0]?.calledOff).toBe(true);
  });
});

describe('a run in words', () => {
  const steps = [step('claims', 101, 101, true), step('entities', 0, 0), step('assemble', 0, 0)];

  it('announces the step it is at, not every study', () => {
    const before = announcement(run('running', [step('claims', 3, 101), ...steps.slice(1)]));
    const after = announcement(run('running', [step('claims', 4, 101), ...steps.slice(1)]));
    expect(before).toBe('Step 1 of 3: claims');
    expect(after).toBe(before);
    expect(announcement(run('running', steps))).toBe('Step 2 of 3: entities');
    expect(announcement(run('succeeded', steps))).toBe('Finished');
  });

  it('has no current step when all are finished', () => {
    expect(currentStep({ steps: [step('claims', 1, 1, true)] })).toBeNull();
  });

  it('says what it waits for', () => {
    expect(statusWords({ status: 'waiting', waitingFor: 'root-categories' })).toBe(
      'Waiting for you: root categories',
    );
  });

  it('never fills a bar by more than the whole', () => {
    expect(stepFraction(step('claims', 0, 0))).toBe(0);
    expect(stepFraction(step('claims', 1, 4))).toBe(0.25);
    expect(stepFraction(step('claims', 9, 4))).toBe(1);
    expect(stepFraction(step('claims', 0, 0, true))).toBe(1);
  });

  it('took less than a second, seconds, minutes or hours', () => {
    const lasting = (finishedAt: string) => durationWords({ ...run('succeeded'), finishedAt });
    expect(lasting('2026-11-22T10:00:07.600Z')).toBe('8 s');
    expect(lasting('2026-11-22T10:00:00.200Z')).toBe('under 1 s');
    expect(lasting('2026-11-22T10:03:20.000Z')).toBe('3 min 20 s');
    expect(lasting('2026-11-22T11:05:00.000Z')).toBe('1 h 5 min');
    expect(durationWords(run('running'))).toBeNull();
  });
});

describe('what a run has taken, in words', () => {
  it('says so when the price is not known, and counts tokens instead', () => {
    const usage = { calls: 128, inputTokens: 60_000, outputTokens: 4_200 };
    expect(costWords(null)).toBe('price unknown');
    expect(spendingWords({ ...usage, costUsd: 3.2 })).toBe('128 calls, $3.20');
    expect(spendingWords({ ...usage, costUsd: null })).toBe('128 calls, 64.2K tokens');
  });

  it('never rounds money that was spent to nothing', () => {
    expect(costWords(0)).toBe('$0.00');
    expect(costWords(0.004)).toBe('under $0.01');
    expect(costWords(1240.4)).toBe('$1,240');
    expect(callCostWords(0.0183)).toBe('$0.0183');
    expect(callCostWords(null)).toBe('–');
  });

  it('shortens large counts and long times', () => {
    expect([640, 12_300, 1_200_000].map(shortCount)).toEqual(['640', '12.3K', '1.2M']);
    expect([840, 2_400, 65_000].map(latencyWords)).toEqual(['840 ms', '2.4 s', '1 min 5 s']);
  });
});
