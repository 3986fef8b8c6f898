import { costOf, type Prices } from './cost';
import type { Usage } from './model';

/** Limits of one run; null: none. Tokens are input and output together, cost is in US dollars. */
export interface Caps {
  readonly calls: number | null;
  readonly tokens: number | null;
  readonly costUsd: number | null;
}

export interface Spent {
  readonly calls: number;
  readonly tokens: number;
  readonly costUsd: number;
}

const nothingSpent: Spent = { calls: 0, tokens: 0, costUsd: 0 };
export const noCaps: Caps = { calls: null, tokens: null, costUsd: null };

const inWords: Readonly<Record<keyof Caps, string>> = {
  calls: 'model calls',
  tokens: 'tokens',
  costUsd: 'US dollars',
};

/** The next call could take the run over one of its limits. Everything done so far is kept. */
export class CapReached extends Error {
  override readonly name = 'CapReached';

  constructor(
    readonly cap: keyof Caps,
    readonly limit: number,
    readonly spent: Spent,
  ) {
    super(
      `The run stopped before its limit of ${limit} ${inWords[cap]} (${spent.calls} calls and ${spent.tokens} tokens so far). What it has is kept: raise the limit and resume it.`,
    );
  }
}

function plus(a: Spent, b: Spent, sign: 1 | -1 = 1): Spent {
  return {
    calls: a.calls + sign * b.calls,
    tokens: a.tokens + sign * b.tokens,
    costUsd: a.costUsd + sign * b.costUsd,
  };
}

/**
 * What a run may still spend. Every call reserves the most it can cost and gives back the difference, so that calls
 * in flight together cannot pass a limit either. A cost cap binds only where the price is known.
 */
export class Budget {
  #spent: Spent;
  #reserved: Spent = nothingSpent;
  #settled = Promise.withResolvers<void>();

  constructor(
    private readonly caps: Caps,
    private readonly prices: Prices | null,
    spentBefore: Spent = nothingSpent,
  ) {
    this.#spent = spentBefore;
  }

  get spent(): Spent {
    return this.#spent;
  }

  /**
   * Takes the most that a call can use out of what is left, and returns the function that settles it: with the usage,
   * or null when the server did not say (then the reserve counts), or 'nothing' when no reply came. Waits for calls in
   * flight when what they give back may be enough. Throws CapReached.
   */
  async reserve(
    most: Usage,
    signal: AbortSignal,
  ): Promise<(used: Usage | null | 'nothing') => void> {
    const reserve = this.#asSpent(most);
    for (;;) {
      signal.throwIfAborted();
      const cap = this.#exceeded(plus(plus(this.#spent, this.#reserved), reserve));
      if (cap === null) break;
      if (this.#exceeded(plus(this.#spent, reserve)) !== null || this.#reserved.calls === 0)
        throw new CapReached(cap, this.caps[cap] ?? 0, this.#spent);
      await this.#settled.promise;
    }
    this.#reserved = plus(this.#reserved, reserve);
    return (used) => {
      const none = { ...nothingSpent, calls: 1 };
      const actual = used === 'nothing' ? none : used === null ? reserve : this.#asSpent(used);
      this.#reserved = plus(this.#reserved, reserve, -1);
      this.#spent = plus(this.#spent, actual);
      const { resolve } = this.#settled;
      this.#settled = Promise.withResolvers<void>();
      resolve();
    };
  }

  #asSpent(usage: Usage): Spent {
    const tokens = usage.inputTokens + usage.outputTokens;
    return { calls: 1, tokens, costUsd: costOf(usage, this.prices) ?? 0 };
  }

  #exceeded(total: Spent): keyof Caps | null {
    for (const cap of ['calls', 'tokens', 'costUsd'] as const) {
      const limit = this.caps[cap];
      if (limit !== null && total[cap] > limit) return cap;
    }
    return null;
  }
}
