'use client';

import { useEffect, useRef, useState } from 'react';

import type { Run } from '@/lib/api/run-contract';

import { isAtRest, isFinished } from './run-words';
import { watchRun } from './watch-run';

interface LiveRun {
  readonly run: Run;
  readonly connected: boolean;
  /** Shows a state that the server has just confirmed, and follows the run from there. */
  readonly show: (run: Run) => void;
}

/**
 * The run as it is now: the page's state first, then what the server sends. `onRest` is called each time the run has
 * come to rest: it has ended, or waits for a person.
 */
export function useRun(fromPage: Run, onRest: () => void): LiveRun {
  const [page, setPage] = useState(fromPage);
  const [run, setRun] = useState(fromPage);
  const [connected, setConnected] = useState(true);
  if (page !== fromPage) {
    setPage(fromPage);
    setRun(fromPage);
  }
  const finished = isFinished(run);
  const lastStatus = useRef(run.status);

  function show(next: Run) {
    const changed = lastStatus.current !== next.status;
    lastStatus.current = next.status;
    setRun(next);
    if (changed && isAtRest(next)) onRest();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback is no reason to reconnect.
  useEffect(() => {
    if (finished) return;
    return watchRun({
      runId: run.id,
      open: (url) => new EventSource(url),
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
      onConnected: setConnected,
      onRun: (next) => {
        setConnected(true);
        show(next);
      },
    });
  }, [run.id, finished]);

  return { run, connected, show };
}
