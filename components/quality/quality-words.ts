/** What the figures on the page about quality mean, in words. Pure. */

import { shareWords } from '@/components/figure-table/figure-words';
import { counted, formatCount } from '@/components/ui/words';
import type { Quality } from '@/lib/api/quality-contract';

/** "From 3 corrections (1 complete) of 2 trees, by 2 people." and what was left out. */
export function basisWords({ corrections }: Pick<Quality, 'corrections'>): string {
  const { used, complete, trees, annotators, leftOut } = corrections;
  const state =
    complete === used ? 'complete' : complete === 0 ? 'still open' : `${complete} complete`;
  const people = annotators > 0 ? `, by ${counted(annotators, 'person', 'people')}` : '';
  const [does, is] = leftOut === 1 ? ['does', 'is'] : ['do', 'are'];
  const rest =
    leftOut > 0
      ? ` ${counted(leftOut, 'older correction')} ${does} not fit in and ${is} not counted.`
      : '';
  return `From ${counted(used, 'correction')} (${state}) of ${counted(trees, 'tree')}${people}.${rest}`;
}

/** "48 of 60, 80 %": of the decisions, those that the figures speak of. */
export function coverageWords({ decided, total }: { decided: number; total: number }): string {
  const percent = total === 0 ? '' : `, ${shareWords(decided / total)}`;
  return `${formatCount(decided)} of ${formatCount(total)}${percent}`;
}

type Turn = Quality['confusions'][number]['turn'];

/** Where the expert's category is, seen from the tree's. */
export const turnWords: Readonly<Record<Turn, string>> = {
  narrower: 'below it',
  broader: 'above it',
  sibling: 'beside it',
  elsewhere: 'elsewhere in the tree',
  added: 'added by the expert',
};

/** "12 s", "3 min", "1 h 20 min". */
export function timeWords(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What the two arms say together. Whole only when the interval leaves no doubt on which side it lies. */
export function anchoringWords({ difference, shown, hidden }: Quality['anchoring']): string {
  if (difference.value === null) {
    const missing = hidden.accepted.items === 0 ? 'blind' : 'with the answer shown';
    return shown.accepted.items + hidden.accepted.items === 0
      ? 'No decision says yet whether the answer was shown.'
      : `Nobody has decided ${missing} yet, so there is nothing to compare with.`;
  }
  const { low, high, value } = difference;
  const points = `${Math.abs(Math.round(value * 100))} points`;
  const isClear = low !== null && high !== null && (low > 0 || high < 0);
  if (!isClear) return `The difference, ${points}, is within what chance alone may bring about.`;
  return value > 0
    ? `Seen, the tree’s answer is accepted more often, by ${points}: some of the agreement is anchoring.`
    : `Seen, the tree’s answer is accepted less often, by ${points}.`;
}

export function paceWords({ ratio, correcting, fromScratch }: Quality['pace']): string {
  if (ratio === null)
    return fromScratch.items === 0
      ? 'Nobody has built a tree of these studies from nothing and completed it: that is what correcting would be compared with.'
      : 'No correction is complete yet.';
  const times = ratio.toFixed(1);
  const few = correcting.items + fromScratch.items < 6 ? ' It rests on very few corrections.' : '';
  return ratio >= 1
    ? `From scratch takes ${times} times as long as correcting.${few}`
    : `Correcting takes ${(1 / ratio).toFixed(1)} times as long as building from scratch.${few}`;
}
