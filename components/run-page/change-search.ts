import { fold, hasWords, queryWords } from '@/components/study-list/search';
import type { PlaceChanges } from '@/lib/api/run-contract';

export type PlaceChange = PlaceChanges['items'][number];
export type ChangeKind = PlaceChange['kind'];

/** A search over titles and categories, which are folded once; `kind` null: of every kind. */
export function changeSearch(changes: readonly PlaceChange[]) {
  const folded = changes.map(({ title, path }) => fold([title, ...path].join('\n')));
  return (query: string, kind: ChangeKind | null): readonly PlaceChange[] => {
    const words = queryWords(query);
    return changes.filter(
      (change, at) => (kind === null || change.kind === kind) && hasWords(folded[at] ?? '', words),
    );
  };
}
