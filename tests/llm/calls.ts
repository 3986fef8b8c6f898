import { z } from 'zod';

import type { ModelCall } from '@/lib/llm/model';
import type { Timing } from '@/lib/llm/retrying';

export interface Ready {
  readonly ready: boolean;
}

/** A call that the test server answers with `{"ready": true}`. */
export function readyCall(parts: Partial<ModelCall<Ready>> = {}): ModelCall<Ready> {
  return {
    step: 'greeting',
    promptVersion: 'greeting-1',
    sampleIndex: 0,
    messages: [
      { role: 'system', content: 'Reply with JSON.' },
      { role: 'user', content: 'Are you ready?' },
    ],
    reply: { name: 'ready', schema: z.object({ ready: z.boolean() }) },
    settings: { temperature: 0, maxOutputTokens: 100 },
    ...parts,
  };
}

export const never = new AbortController().signal;

/** A clock that only sleeping moves, and what was slept; no jitter below the most. */
export function fakeTiming(random = 0.999): Timing & { readonly slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random: () => random,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}
