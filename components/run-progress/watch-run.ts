/** Following a run through server-sent events, across lost connections. */

import type { Run } from '@/lib/api/run-contract';

import { isFinished } from './run-words';

/** As much of EventSource as is needed here. */
export interface EventStream {
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void;
  close(): void;
}

export interface RunWatch {
  readonly runId: string;
  readonly open: (url: string) => EventStream;
  /** Calls back after so many milliseconds; returns how to call it off. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  readonly onRun: (run: Run) => void;
  /** false when the connection is lost: it is tried again by itself. */
  readonly onConnected: (connected: boolean) => void;
}

const longestPause = 15_000;

/**
 * Reports each state of the run until it is finished. A stream that fails, for whatever reason, is opened
 * anew after 1, 2, 4 ... at most 15 seconds. Returns how to stop.
 */
export function watchRun(watch: RunWatch): () => void {
  let failures = 0;
  let stop = () => {};

  function connect() {
    const stream = watch.open(`/api/runs/${watch.runId}/events`);
    stop = () => stream.close();
    stream.addEventListener('open', () => watch.onConnected(true));
    stream.addEventListener('run', ({ data }) => {
      const run = JSON.parse(String(data)) as Run;
      failures = 0;
      if (isFinished(run)) stream.close();
      watch.onRun(run);
    });
    stream.addEventListener('error', () => {
      stream.close();
      watch.onConnected(false);
      stop = watch.after(Math.min(longestPause, 1000 * 2 ** failures), connect);
      failures += 1;
    });
  }

  connect();
  return () => stop();
}
