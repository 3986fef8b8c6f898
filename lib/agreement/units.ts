/** What several annotators answered about the same things. */

/** The answers to one item, one an annotator in a fixed order; null where an annotator gave none. */
export type Unit<V> = readonly (V | null)[];

/** How far two answers are apart: 0 for the same, at most 1; symmetric. */
export type Distance<V> = (a: V, b: V) => number;

/** 0 for the same answer, else 1. */
export function nominal<V>(a: V, b: V): number {
  return a === b ? 0 : 1;
}

/** Whether two annotators at least have answered: other items say nothing about agreement. */
export function isShared<V>(unit: Unit<V>): boolean {
  return unit.filter((answer) => answer !== null).length > 1;
}

/** Share of the shared items that all who answered answer the same; null without such items. */
export function unanimity<V>(units: readonly Unit<V>[], same: (a: V, b: V) => boolean) {
  const shared = units.filter(isShared);
  if (shared.length === 0) return null;
  const agreed = shared.filter((unit) => {
    const [first, ...rest] = unit.filter((answer) => answer !== null);
    return first !== undefined && rest.every((answer) => same(first, answer));
  });
  return agreed.length / shared.length;
}
