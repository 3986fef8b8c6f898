import { costWords, spendingWords } from '@/components/run-progress/usage-words';
import type { RunEstimate } from '@/lib/api/run-contract';

/** "about $3.20", "price unknown". */
export function costInEstimate({ costUsd }: Pick<RunEstimate, 'costUsd'>): string {
  return costUsd === null ? costWords(null) : `about ${costWords(costUsd)}`;
}

/** Of the button that starts it: names what is agreed to when the estimate asks. */
export function startLabel(estimate: RunEstimate | null): string {
  if (estimate === null || estimate.asks === null) return 'Start';
  return `Start (about ${spendingWords(estimate)})`;
}
