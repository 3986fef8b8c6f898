/** Which studies the expert put elsewhere. */

import { isDecided } from '@/lib/datasets/label';
import { depthFirst, isDescendant } from '@/lib/tree/queries';
import {
  assignmentsOf,
  type CategoryId,
  findCategory,
  getCategory,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import type { Corrected } from './corrected';

/** How the category of the base relates to the one that the expert chose instead. */
export type Turn = 'narrower' | 'broader' | 'sibling' | 'elsewhere' | 'added';

/** A study that was taken out of one category and put into another. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly turn: Turn;
}

export interface Changes {
  readonly moves: readonly Move[];
  /** Categories into which a study was put that was taken out of none. */
  readonly missing: readonly { readonly category: string; readonly isAdded: boolean }[];
  /** Categories out of which a study was taken that was put into none. */
  readonly needless: readonly string[];
}

/** Places by themselves, not those that follow for the categories above. */
export function changesOf({ base, value, labels, studies }: Corrected): Changes {
  const moves: Move[] = [];
  const missing: { category: string; isAdded: boolean }[] = [];
  const needless: string[] = [];
  const before = directPlaces(base);
  const now = directPlaces(value);
  // By a decision on this very pair: what a merge or a removal brings about says nothing about the study.
  const standsAt = (studyId: StudyId, id: CategoryId, answer: number) => {
    const { label, state, record } = labels.pair(studyId, id);
    return isDecided(state) && label === answer && record !== null;
  };
  for (const { id: studyId } of studies) {
    const had = before.get(studyId) ?? [];
    const has = now.get(studyId) ?? [];
    const out = had.filter((id) => findCategory(value, id) && standsAt(studyId, id, 0));
    const into = has.filter((id) => !had.includes(id) && standsAt(studyId, id, 1));
    for (const from of out)
      for (const to of into)
        moves.push({ from: getCategory(base, from).name, ...target(base, value, from, to) });
    if (out.length === 0) for (const id of into) missing.push(placeOf(base, value, id));
    if (into.length === 0) for (const id of out) needless.push(getCategory(base, id).name);
  }
  return { moves, missing, needless };
}

function directPlaces(value: TreeValue): ReadonlyMap<StudyId, readonly CategoryId[]> {
  const places = new Map<StudyId, CategoryId[]>();
  for (const { category } of depthFirst(value))
    for (const studyId of Object.keys(assignmentsOf(value, category.id))) {
      const known = places.get(studyId);
      if (known) known.push(category.id);
      else places.set(studyId, [category.id]);
    }
  return places;
}

function placeOf(base: TreeValue, value: TreeValue, id: CategoryId) {
  const known = findCategory(base, id);
  return { category: (known ?? getCategory(value, id)).name, isAdded: known === null };
}

function target(base: TreeValue, value: TreeValue, from: CategoryId, to: CategoryId) {
  const { category, isAdded } = placeOf(base, value, to);
  return { to: category, turn: isAdded ? ('added' as const) : turnOf(base, from, to) };
}

function turnOf(base: TreeValue, from: CategoryId, to: CategoryId): Turn {
  if (isDescendant(base, to, from)) return 'narrower';
  if (isDescendant(base, from, to)) return 'broader';
  const [a, b] = [getCategory(base, from), getCategory(base, to)];
  return a.parentId === b.parentId ? 'sibling' : 'elsewhere';
}
