/** Figures as cells of tables to be copied and saved: every number in a column of its own. */

import type { TableCell } from '@/components/ui/table-text';
import type { Estimate } from '@/lib/api/agreement-contract';

/** At four digits: what lies behind them is noise, and in the way. */
export function shortNumber(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(4));
}

export const estimateHead = (name: string): string[] => [name, `${name}, low`, `${name}, high`];

/** As `estimateHead` names them; empty cells without an estimate. */
export function estimateCells(estimate: Estimate | null): TableCell[] {
  if (!estimate) return [null, null, null];
  return [estimate.value, estimate.low, estimate.high].map(shortNumber);
}
