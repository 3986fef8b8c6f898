import { depthFirst } from '../queries';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  findCategory,
  type StudyId,
  type TreeValue,
} from '../value';
import { itemKey, type PairItem, type ReviewItem } from './item';
import { type ReviewState, stateOf } from './state';

/** What there is to review in a correction, and how far it is. */
export interface ReviewSet {
  /** Structure first, depth first: each parent's links, then its group; then the pairs, by study number. */
  readonly items: readonly ReviewItem[];
  readonly states: ReadonlyMap<string, ReviewState>;
  /** How many of them a person has decided. */
  readonly done: number;
}

export interface ReviewScope {
  /** The correction. */
  readonly value: TreeValue;
  /** The tree that it was copied from. */
  readonly base: TreeValue;
  /** Studies to ask about, by number; withdrawn ones left out. */
  readonly studyIds: readonly StudyId[];
  /** The likeliest categories of the base that the study is not in. */
  readonly missing: (studyId: StudyId) => readonly CategoryId[];
}

/**
 * The links, the groups of siblings, the assignments of correction and base, and per study the likeliest
 * categories that it is not in, as far as the correction still has the categories.
 */
export function reviewSet(scope: ReviewScope): ReviewSet {
  const items = [...structure(scope.value), ...pairs(scope)];
  const states = new Map(
    items.map((item) => [itemKey(item), stateOf(scope.value, scope.base, item)]),
  );
  const done = [...states.values()].filter((state) => state !== 'untouched').length;
  return { items, states, done };
}

/** A link to the virtual root says nothing that could be judged: its group is asked about instead. */
function structure(value: TreeValue): readonly ReviewItem[] {
  const parents = [null, ...depthFirst(value).map(({ category }) => category.id)];
  return parents.flatMap((parentId): ReviewItem[] => {
    const children = childrenOf(value, parentId);
    const links = children.flatMap((childId): ReviewItem[] =>
      parentId === null ? [] : [{ kind: 'link', childId, parentId }],
    );
    return children.length > 1 ? [...links, { kind: 'siblings', parentId }] : links;
  });
}

function pairs({ value, base, studyIds, missing }: ReviewScope): readonly PairItem[] {
  const places = new Map<StudyId, Set<CategoryId>>(studyIds.map((id) => [id, new Set()]));
  for (const { category } of depthFirst(value))
    for (const tree of [value, base])
      for (const studyId of Object.keys(assignmentsOf(tree, category.id)))
        places.get(studyId)?.add(category.id);
  return studyIds.flatMap((studyId) => {
    const asked = places.get(studyId) ?? new Set();
    for (const id of missing(studyId)) if (findCategory(value, id)) asked.add(id);
    return [...asked].map((categoryId): PairItem => ({ kind: 'pair', studyId, categoryId }));
  });
}
