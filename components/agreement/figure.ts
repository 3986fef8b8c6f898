/** The squares of the map of disagreement. Pure. */

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
