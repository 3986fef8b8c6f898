import type { Usage } from './model';

/** US dollars for a million tokens. */
export interface Prices {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

/** US dollars; null when the price or the usage is not known. */
export function costOf(usage: Usage | null, prices: Prices | null): number | null {
  if (!usage || !prices) return null;
  const { inputTokens, outputTokens } = usage;
  return (inputTokens * prices.inputPerMillion + outputTokens * prices.outputPerMillion) / 1e6;
}
