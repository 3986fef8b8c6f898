/** Where the reader is: in which view, and what it shows. It is in the URL, so that a link leads there. */

import type { Bookmark } from '@/lib/api/tree-contract';
import type { CategoryId, StudyId, TreeValue } from '@/lib/tree/value';

export type Place =
  | { readonly kind: 'all' }
  | { readonly kind: 'uncategorised' }
  | { readonly kind: 'category'; readonly categoryId: CategoryId };

/** The views of a tree. They share its session: one log, one undo. */
export const views = [
  'tree',
  'matrix',
  'review',
  'picture',
] as const satisfies readonly Bookmark['view'][];
export type View = (typeof views)[number];

export interface Spot {
  readonly view: View;
  readonly place: Place;
  /** The study whose details are open. */
  readonly studyId: StudyId | null;
}

const uncategorisedParameter = 'uncategorised';

/**
 * Reads `?view=<view>&category=<id>&study=<id>`; what does not exist in the tree is left out and named in
 * `unknown`. No view, or none that there is, is the tree.
 */
export function spotFrom(
  parameters: {
    readonly view?: string | null;
    readonly category?: string | null;
    readonly study?: string | null;
  },
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
  const view = views.find((each) => each === parameters.view) ?? 'tree';
  return { view, place, studyId, unknown };
}

/** What the URL and the bookmark call a place; null: all studies. */
export function placeParameter(place: Place): string | null {
  if (place.kind === 'all') return null;
  return place.kind === 'category' ? place.categoryId : uncategorisedParameter;
}

/**
 * Where a page opens: where its link leads, or when that names nothing, where the reader left the tree, as far
 * as it is still there.
 */
export function firstSpot(
  parameters: Parameters<typeof spotFrom>[0],
  left: Bookmark | null,
  value: TreeValue,
): ReturnType<typeof spotFrom> {
  const isPlain = !parameters.view && !parameters.category && !parameters.study;
  return isPlain && left ? { ...spotFrom(left, value), unknown: [] } : spotFrom(parameters, value);
}

/** The query of a link to this spot, with its question mark; '' for the start of the page. */
export function queryOf({ view, place, studyId }: Spot): string {
  const parameters = new URLSearchParams();
  if (view !== 'tree') parameters.set('view', view);
  const category = placeParameter(place);
  if (category) parameters.set('category', category);
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
