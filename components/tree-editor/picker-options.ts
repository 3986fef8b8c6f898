/** The categories that a "Move to…" dialog offers for what was typed. Pure. */

import { fold, hasWords, queryWords } from '@/components/study-list/search';
import { depthFirst } from '@/lib/tree/queries';
import type { CategoryId, TreeValue } from '@/lib/tree/value';

export interface Option {
  /** null: the root. */
  readonly id: CategoryId | null;
  readonly name: string;
  /** Names of the categories above it, from the root category down. */
  readonly above: readonly string[];
}

export const mostOptions = 60;

export interface Options {
  /** Best first; in tree order when nothing was typed. */
  readonly shown: readonly Option[];
  /** How many fit in all. */
  readonly total: number;
}

/**
 * Every word typed must occur in the name or in the names above it. A name that begins with what was typed
 * comes first, then one that contains all of it; before anything is typed, those of `likely`.
 */
export function pickerOptions(
  value: TreeValue,
  typed: string,
  withRoot: boolean,
  likely: readonly CategoryId[] = [],
): Options {
  const wanted = fold(typed.trim());
  const words = queryWords(typed);
  const root: Option = { id: null, name: 'Root (a category of its own)', above: [] };
  const all = depthFirst(value).map(({ category, path }): Option => {
    const above = path.slice(0, -1).map((id) => value.categories[id]?.name ?? '');
    return { id: category.id, name: category.name, above };
  });
  const fitting = (withRoot ? [root, ...all] : all).filter((option) =>
    hasWords(fold([...option.above, option.name].join('\n')), words),
  );
  const places = new Map(likely.map((id, place) => [id, place - likely.length]));
  const placeOf = ({ id }: Option) => (id === null ? 0 : (places.get(id) ?? 0));
  const ranked = wanted
    ? fitting.toSorted((a, b) => rank(a, wanted) - rank(b, wanted))
    : fitting.toSorted((a, b) => placeOf(a) - placeOf(b));
  return { shown: ranked.slice(0, mostOptions), total: fitting.length };
}

function rank({ name }: Option, wanted: string): number {
  const folded = fold(name);
  if (folded.startsWith(wanted)) return 0;
  return folded.includes(wanted) ? 1 : 2;
}
