import type { Budget } from './budget';
import { estimateTokens, type Model, type ModelCall, ModelError, type ModelReply } from './model';
import { Semaphore } from './semaphore';

export interface Patience {
  /** Calls in flight at once; default 4. */
  readonly concurrency?: number;
  /** Tries of one call, the first included; default 5. */
  readonly attempts?: number;
  /** The same where the server asks for fewer calls: many count by the minute, so by default it is 10. */
  readonly limitedAttempts?: number;
  /** The first wait; each further one may be twice as long. Default 1,000. */
  readonly firstWaitMs?: number;
  /** No wait of our own is longer; default 60,000. */
  readonly longestWaitMs?: number;
  /** A server that asks for a longer wait than this ends the call; default 600,000. */
  readonly longestRetryAfterMs?: number;
}

export interface Timing {
  /** Milliseconds, from any start. */
  now(): number;
  /** From 0 up to but not including 1. */
  random(): number;
  /** Rejects with the signal's reason as soon as that is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const realTiming: Timing = {
  now: () => performance.now(),
  random: () => Math.random(),
  sleep: (ms, signal) => {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    return promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
  },
};

function isPassing(error: unknown): error is ModelError {
  return (
    error instanceof ModelError && (error.kind === 'rate-limited' || error.kind === 'unavailable')
  );
}

/**
 * The model, with patience: bounded concurrency, waits with jitter when the server is busy or broken, and the run's
 * limits. A server's Retry-After holds back all calls, not only the one that was told. Throws CapReached besides what
 * a model throws.
 */
export function retrying(
  model: Model,
  budget: Budget,
  patience: Patience = {},
  timing: Timing = realTiming,
): Model {
  const {
    concurrency = 4,
    attempts = 5,
    limitedAttempts = Math.max(10, attempts),
    firstWaitMs = 1_000,
    longestWaitMs = 60_000,
    longestRetryAfterMs = 600_000,
  } = patience;
  const slots = new Semaphore(concurrency);
  let closedUntil = Number.NEGATIVE_INFINITY;

  /** Between half and all of what doubling gives, so that calls do not come back in step. */
  function ownWait(attempt: number): number {
    const most = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
    return most / 2 + (timing.random() * most) / 2;
  }

  async function open(signal: AbortSignal): Promise<void> {
    for (;;) {
      const wait = closedUntil - timing.now();
      if (wait <= 0) return;
      await timing.sleep(wait, signal);
    }
  }

  async function once<T>(call: ModelCall<T>, signal: AbortSignal): Promise<ModelReply<T>> {
    const most = {
      inputTokens: estimateTokens(call.messages),
      outputTokens: call.settings.maxOutputTokens,
    };
    const settle = await budget.reserve(most, signal);
    try {
      const reply = await model.complete(call, signal);
      settle(reply.usage);
      return reply;
    } catch (error) {
      const completion = error instanceof ModelError ? error.options.completion : undefined;
      settle(completion ? completion.usage : 'nothing');
      throw error;
    }
  }

  async function patiently<T>(call: ModelCall<T>, signal: AbortSignal): Promise<ModelReply<T>> {
    for (let attempt = 1; ; attempt++) {
      await open(signal);
      try {
        return await once({ ...call, attempt }, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!isPassing(error)) throw error;
        const most = error.kind === 'rate-limited' ? limitedAttempts : attempts;
        if (attempt >= most) throw error;
        const { retryAfterMs = 0 } = error.options;
        if (retryAfterMs > longestRetryAfterMs) throw error;
        closedUntil = Math.max(closedUntil, timing.now() + retryAfterMs);
        await timing.sleep(Math.max(retryAfterMs, ownWait(attempt)), signal);
      }
    }
  }

  return {
    id: model.id,
    complete: (call, signal) => slots.run(signal, () => patiently(call, signal), call.goesFirst),
  };
}
