import type { Estimate } from '@/lib/api/agreement-contract';

/** "0.82"; "–" for a figure that is not defined. */
export function figureWords(value: number | null): string {
  if (value === null) return '–';
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}

/** "0.71 to 0.90", the interval of an estimate; '' without one. */
export function intervalWords({ low, high }: Pick<Estimate, 'low' | 'high'>): string {
  return low === null || high === null ? '' : `${figureWords(low)} to ${figureWords(high)}`;
}

/** "83 %"; "–" when there is nothing to share. */
export function shareWords(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}

export type CellKind = 'agreed' | 'disputed' | 'single';

/** Of the votes on one pair that somebody says yes to: do all who decided, do some not, or is there one voice? */
export function cellKind(votes: readonly (number | null)[]): CellKind {
  const cast = votes.filter((vote) => vote !== null);
  if (cast.includes(0)) return 'disputed';
  return cast.length > 1 ? 'agreed' : 'single';
}

/** Share of yes among the votes that were cast. */
export function yesShare(votes: readonly (number | null)[]): number {
  const cast = votes.filter((vote) => vote !== null);
  return cast.length === 0 ? 0 : cast.filter((vote) => vote === 1).length / cast.length;
}
