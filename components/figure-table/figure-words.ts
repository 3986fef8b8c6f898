import type { Estimate } from '@/lib/api/agreement-contract';

type Interval = Pick<Estimate, 'low' | 'high'>;

/** "0.82"; "–" for a figure that is not defined. */
export function figureWords(value: number | null): string {
  if (value === null) return '–';
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}

/** "0.71 to 0.90", the interval of an estimate; '' without one. */
export function intervalWords({ low, high }: Interval): string {
  return low === null || high === null ? '' : `${figureWords(low)} to ${figureWords(high)}`;
}

/** "83 %"; "–" when there is nothing to share. */
export function shareWords(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}

/** "71 to 90 %"; '' without an interval. */
export function shareIntervalWords({ low, high }: Interval): string {
  if (low === null || high === null) return '';
  return `${Math.round(low * 100)} to ${shareWords(high)}`;
}
