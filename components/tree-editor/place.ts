/** Where the reader is: what the study panel shows. It is in the URL, so that a link leads there. */

import type { CategoryId, StudyId, TreeValue } from '@/lib/tree/value';

export type Place =
  | { readonly kind: 'all' }
  | { readonly kind: 'uncategorised' }
  | { readonly kind: 'category'; readonly categoryId: CategoryId };

export interface Spot {
  readonly place: Place;
  /** The study whose details are open. */
  readonly studyId: StudyId | null;
}

const uncategorisedParameter = 'uncategorised';

/** Reads `?category=<id>&study=<id>`; what does not exist in the tree is left out and named in `unknown`. */
export function spotFrom(
  parameters: { readonly category?: string | null; readonly study?: string | null },
  value: TreeValue,
): Spot & { readonly unknown: readonly ('category' | 'study')[] } {
  const unknown: ('category' | 'study')[] = [];
  const { category, study } = parameters;
  let place: Place = { kind: 'all' };
  if (category === uncategorisedParameter) place = { kind: 'uncategorised' };
  else if (category && Object.hasOwn(value.categories, category)) {
    place = { kind: 'category', categoryId: category };
  } else if (category) unknown.push('category');
  const studyId = study && value.studyIds.includes(study) ? study : null;
  if (study && !studyId) unknown.push('study');
  return { place, studyId, unknown };
}

/** The query of a link to this spot, with its question mark; '' for the start of the page. */
export function queryOf({ place, studyId }: Spot): string {
  const parameters = new URLSearchParams();
  if (place.kind === 'category') parameters.set('category', place.categoryId);
  if (place.kind === 'uncategorised') parameters.set('category', uncategorisedParameter);
  if (studyId) parameters.set('study', studyId);
  const query = parameters.toString();
  return query && `?${query}`;
}

export function isSamePlace(a: Place, b: Place): boolean {
  if (a.kind === 'category' && b.kind === 'category') return a.categoryId === b.categoryId;
  return a.kind === b.kind;
}

/** The place in `after` that stands for `place` in `before`: itself, or the nearest category above it. */
export function surviving(place: Place, before: TreeValue, after: TreeValue): Place {
  if (place.kind !== 'category') return place;
  let id: CategoryId | null = place.categoryId;
  while (id !== null && !Object.hasOwn(after.categories, id)) {
    id = before.categories[id]?.parentId ?? null;
  }
  if (id === place.categoryId) return place;
  return id === null ? { kind: 'all' } : { kind: 'category', categoryId: id };
}
