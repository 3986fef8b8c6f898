'use client';

import { useEffect, useState } from 'react';

import { api, failureMessage } from '@/lib/api/client';
import type { RunEstimate, StartRun } from '@/lib/api/run-contract';

export interface EstimateState {
  /** The last one that came; of an earlier choice while `pending`. */
  readonly estimate: RunEstimate | null;
  readonly pending: boolean;
  readonly failure: string | null;
}

/** People go on choosing: the server is asked when they have paused. */
const pauseMs = 300;

/** What the run would take, kept up to date with what is chosen; `body` null: nothing to estimate. */
export function useEstimate(topicId: string, body: StartRun | null): EstimateState {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const question = body?.engine === 'llm' ? JSON.stringify(body) : null;

  useEffect(() => {
    if (question === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      const next = await estimateOf(topicId, question, signal);
      if (!signal.aborted) setAnswer((last) => ({ estimate: last?.estimate ?? null, ...next }));
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [topicId, question]);

  if (question === null) return { estimate: null, pending: false, failure: null };
  const pending = answer?.question !== question;
  return {
    estimate: answer?.estimate ?? null,
    pending,
    failure: pending ? null : (answer?.failure ?? null),
  };
}

interface Answer {
  readonly question: string;
  readonly estimate: RunEstimate | null;
  readonly failure: string | null;
}

async function estimateOf(
  topicId: string,
  question: string,
  signal: AbortSignal,
): Promise<Omit<Answer, 'estimate'> & Partial<Answer>> {
  try {
    const path = `/api/topics/${topicId}/runs/estimate`;
    const estimate = await api.post<RunEstimate>(path, JSON.parse(question), { signal });
    return { question, estimate, failure: null };
  } catch (error) {
    return { question, failure: failureMessage(error) };
  }
}
