'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { outputModeOf } from '@/components/model-call/call-words';
import { api, failureMessage } from '@/lib/api/client';

import {
  allCalls,
  type CallFilter,
  type CallsReply,
  callsIn,
  callsPath,
  firstPage,
  lastCursor,
  nextCursor,
  withPage,
} from './calls-pages';

/** The table is brought up to date at most this often. */
const refreshMs = 1_000;

/**
 * A run's calls, a page at a time, from the first one that came with the page. `state` tells one state of the run from
 * the next: when it changes, the end of the list is loaded anew.
 */
export function useCalls(runId: string, first: CallsReply, state: string) {
  const [filter, setFilter] = useState(allCalls);
  const [pages, setPages] = useState(() => firstPage(first));
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [outputMode, setOutputMode] = useState(() => outputModeOf(first.items));
  const latest = useRef<AbortController>(null);

  async function load(wanted: CallFilter, cursor: string | null, isNew: boolean) {
    latest.current?.abort();
    const controller = new AbortController();
    latest.current = controller;
    try {
      const { signal } = controller;
      const reply = await api.get<CallsReply>(callsPath(runId, wanted, cursor), { signal });
      setPages((now) => (isNew ? firstPage(reply) : withPage(now, cursor, reply)));
      setOutputMode((known) => outputModeOf(reply.items) ?? known);
      setFailure(null);
    } catch (error) {
      if (controller.signal.aborted) return;
      setFailure(failureMessage(error));
    }
    setLoading(false);
  }

  const next = nextCursor(pages);
  const refresh = useEffectEvent(() => {
    if (next === null && !loading) void load(filter, lastCursor(pages), false);
  });
  useRefresh(state, refresh);
  useEffect(() => () => latest.current?.abort(), []);

  return {
    calls: callsIn(pages),
    filter,
    loading,
    failure,
    /** How the server's replies are shaped; null before the first. */
    outputMode,
    /** Whether there are more than those shown. */
    hasMore: next !== null,
    choose: (wanted: CallFilter) => {
      setFilter(wanted);
      setLoading(true);
      void load(wanted, null, true);
    },
    more: () => {
      setLoading(true);
      void load(filter, next, false);
    },
  };
}

export type CallsState = ReturnType<typeof useCalls>;

/** Calls back some time after `state` has changed, however often it changes meanwhile. */
function useRefresh(state: string, refresh: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const seen = useRef(state);
  useEffect(() => {
    if (state === seen.current) return;
    seen.current = state;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      refresh();
    }, refreshMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
