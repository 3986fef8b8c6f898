import type { Operation } from '@/lib/tree/operation';
import type { CategoryId } from '@/lib/tree/value';

/** What categories were merged into, by records of a log in order; those whose source is back do no harm. */
export function mergesOf(
  records: Iterable<{ readonly operation: Operation }>,
): ReadonlyMap<CategoryId, CategoryId> {
  const merged = new Map<CategoryId, CategoryId>();
  for (const { operation } of records)
    if (operation.type === 'merge-categories') merged.set(operation.sourceId, operation.targetId);
  return merged;
}
