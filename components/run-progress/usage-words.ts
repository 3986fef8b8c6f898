/** Tokens, money and time of a run, as people read them. */

import { counted, formatCount } from '@/components/ui/words';
import type { Run } from '@/lib/api/run-contract';

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** "640", "12.3K", "1.2M". */
export function shortCount(count: number): string {
  return count < 1000 ? formatCount(count) : compact.format(count);
}

/** "$3.20", "under $0.01", "$1,240"; null (the price is not known) is "price unknown". */
export function costWords(usd: number | null): string {
  if (usd === null) return 'price unknown';
  if (usd > 0 && usd < 0.01) return 'under $0.01';
  const fraction = usd >= 1000 ? 0 : 2;
  return `$${usd.toLocaleString('en', { minimumFractionDigits: fraction, maximumFractionDigits: fraction })}`;
}

/** Of one call, which often costs less than a cent: "$0.0183"; null is "–". */
export function callCostWords(usd: number | null): string {
  return usd === null ? '–' : `$${usd.toFixed(usd > 0 && usd < 1 ? 4 : 2)}`;
}

type Spending = Run['usage'];

/** "128 calls, $3.20"; without a price "128 calls, 64.2K tokens". */
export function spendingWords(spending: Spending): string {
  const { calls, inputTokens, outputTokens, costUsd } = spending;
  const amount =
    costUsd === null ? `${shortCount(inputTokens + outputTokens)} tokens` : costWords(costUsd);
  return `${counted(calls, 'call')}, ${amount}`;
}

/** "840 ms", "2.4 s", "1 min 5 s". */
export function latencyWords(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
