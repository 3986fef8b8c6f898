import { fold, hasWords, queryWords } from '@/components/study-list/search';
import type { RunComparison } from '@/lib/api/run-contract';

export type Difference = RunComparison['differences'][number];

/** Which studies are shown: all that differ, or those that one run places where the other does not. */
export type Which = 'all' | 'only-a' | 'only-b';

/** A search over titles and categories, which are folded once. */
export function differenceSearch(differences: readonly Difference[]) {
  const folded = differences.map(({ title, onlyA, onlyB, both }) =>
    fold([title, ...onlyA, ...onlyB, ...both].join('\n')),
  );
  return (query: string, which: Which): readonly Difference[] => {
    const words = queryWords(query);
    return differences.filter(
      ({ onlyA, onlyB }, at) =>
        (which === 'all' || (which === 'only-a' ? onlyA : onlyB).length > 0) &&
        hasWords(folded[at] ?? '', words),
    );
  };
}
