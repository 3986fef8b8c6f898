import type { Adjudication } from '@/lib/api/adjudication-contract';

export type FinalCategory = Adjudication['categories'][number];

/** The children of a category, or the root categories, out of a tree depth first; none of one that is not in it. */
export function membersOf(
  categories: readonly FinalCategory[],
  parentId: string | null,
): readonly FinalCategory[] {
  const at = categories.findIndex(({ id }) => id === parentId);
  if (parentId !== null && at < 0) return [];
  const depth = (categories[at]?.depth ?? -1) + 1;
  const after = categories.slice(at + 1);
  const end = after.findIndex((each) => each.depth < depth);
  return (end < 0 ? after : after.slice(0, end)).filter((each) => each.depth === depth);
}
