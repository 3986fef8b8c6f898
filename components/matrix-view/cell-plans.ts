/** What can be done with cells: toggle one, put in or take out many. Each is one gesture. */

import { countOf, type Plan, planned, quoted, refused } from '@/components/tree-editor/plan';
import type { ClientOperation } from '@/lib/tree/operation';
import { pathOf } from '@/lib/tree/queries';
import { assignmentsOf, type CategoryId, type StudyId, type TreeValue } from '@/lib/tree/value';

import { idsBelow } from './columns';

/** The cells where these studies and categories cross. */
export interface Cells {
  readonly studyIds: readonly StudyId[];
  readonly categoryIds: readonly CategoryId[];
}

const allTicked = 'All of these cells are ticked already.';

const isHere = (value: TreeValue, studyId: StudyId, categoryId: CategoryId) =>
  Object.hasOwn(assignmentsOf(value, categoryId), studyId);

/** Where the study is directly, at or below the category. */
function placesAtOrBelow(
  value: TreeValue,
  studyId: StudyId,
  categoryId: CategoryId,
): readonly CategoryId[] {
  return [categoryId, ...idsBelow(value, categoryId)].filter((id) => isHere(value, studyId, id));
}

/**
 * Ticks or unticks one cell. A study that is in the category itself is taken out of it (and may stay included
 * from below); one that is included from below is taken out of everything below; any other is put in.
 */
export function planToggle(value: TreeValue, studyId: StudyId, categoryId: CategoryId): Plan {
  const places = placesAtOrBelow(value, studyId, categoryId);
  if (places.length === 0 || places.includes(categoryId))
    return planHere(value, studyId, categoryId);
  const name = quoted(value, categoryId);
  const from =
    places.length === 1
      ? `${quoted(value, places[0] ?? null)}, below ${name}`
      : `${places.length} categories below ${name}`;
  return planned(value, places.map(unassign(studyId)), {
    intent: `Take the study out of ${from}`,
    done: `Took the study out of ${from}`,
  });
}

/** Puts the study in the category itself, or takes it out of there, whatever is below. */
export function planHere(value: TreeValue, studyId: StudyId, categoryId: CategoryId): Plan {
  const name = quoted(value, categoryId);
  if (!isHere(value, studyId, categoryId)) {
    return planned(value, [{ type: 'assign-study', studyId, categoryId }], {
      intent: `Put the study in ${name}`,
      done: `Put the study in ${name}`,
    });
  }
  const stays = placesAtOrBelow(value, studyId, categoryId).length > 1;
  const rest = stays ? '; it is still included from below' : '';
  return planned(value, [unassign(studyId)(categoryId)], {
    intent: `Take the study out of ${name}`,
    done: `Took the study out of ${name}${rest}`,
  });
}

/**
 * Ticks all of the cells with as few assignments as that takes: a cell that is ticked already, or will be
 * because one below it is ticked as well, gets none of its own.
 */
export function planPut(value: TreeValue, cells: Cells): Plan {
  const depths = new Map(cells.categoryIds.map((id) => [id, pathOf(value, id).length]));
  const depthOf = (id: CategoryId) => depths.get(id) ?? 0;
  const deepestFirst = cells.categoryIds.toSorted((a, b) => depthOf(b) - depthOf(a));
  const operations: ClientOperation[] = [];
  const below = new Map(cells.categoryIds.map((id) => [id, [id, ...idsBelow(value, id)]]));
  for (const studyId of cells.studyIds) {
    const put = new Set<CategoryId>();
    for (const categoryId of deepestFirst) {
      const within = below.get(categoryId) ?? [];
      if (within.some((id) => put.has(id) || isHere(value, studyId, id))) continue;
      put.add(categoryId);
      operations.push({ type: 'assign-study', studyId, categoryId });
    }
  }
  if (operations.length === 0) return refused(allTicked);
  const words = inWords(value, operations, 'in');
  return planned(value, operations, { intent: `Put ${words}`, done: `Put ${words}` });
}

/** Unticks all of the cells: takes the studies out of the categories and of everything below them. */
export function planTake(value: TreeValue, cells: Cells): Plan {
  const categoryIds = new Set(cells.categoryIds.flatMap((id) => [id, ...idsBelow(value, id)]));
  const operations = cells.studyIds.flatMap((studyId) =>
    [...categoryIds].filter((id) => isHere(value, studyId, id)).map(unassign(studyId)),
  );
  if (operations.length === 0) return refused('None of these cells is ticked.');
  const words = inWords(value, operations, 'out of');
  return planned(value, operations, { intent: `Take ${words}`, done: `Took ${words}` });
}

/** Puts in what is not in yet; when all of it is, takes all of it out. */
export function planFlip(value: TreeValue, cells: Cells): Plan {
  const put = planPut(value, cells);
  return put.ok || put.reason !== allTicked ? put : planTake(value, cells);
}

function unassign(studyId: StudyId) {
  return (categoryId: CategoryId): ClientOperation => ({
    type: 'unassign-study',
    studyId,
    categoryId,
  });
}

/** "5 studies in ‘Reminders’" */
function inWords(value: TreeValue, operations: readonly ClientOperation[], way: string): string {
  const studies = new Set<StudyId>();
  const categories = new Set<CategoryId>();
  for (const operation of operations) {
    if (operation.type !== 'assign-study' && operation.type !== 'unassign-study') continue;
    studies.add(operation.studyId);
    categories.add(operation.categoryId);
  }
  const [only = null] = categories;
  const where = categories.size === 1 ? quoted(value, only) : `${categories.size} categories`;
  return `${countOf([...studies], 'the study', 'studies')} ${way} ${where}`;
}
