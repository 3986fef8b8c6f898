import {
  type CategoryId,
  type LinkJudgement,
  pairKey,
  pairOf,
  ROOT,
  type SiblingsJudgement,
  type TreeValue,
} from '@/lib/tree/value';

import type { Side } from './side';

type Entries<T> = Readonly<Record<string, T>>;

/** The side with other ids for some categories, in its review state and merges too. */
export function withIds(side: Side, ids: ReadonlyMap<CategoryId, CategoryId>): Side {
  if ([...ids].every(([from, to]) => from === to)) return side;
  const of = (id: CategoryId) => ids.get(id) ?? id;
  const merged = [...side.merged].map(([source, target]) => [of(source), of(target)] as const);
  return { ...side, value: renamed(side.value, of), merged: new Map(merged) };
}

function renamed(value: TreeValue, of: (id: CategoryId) => CategoryId): TreeValue {
  const above = (id: CategoryId | null) => (id === null ? null : of(id));
  const link = (each: LinkJudgement) => ({ ...each, parentId: above(each.parentId) });
  const group = (each: SiblingsJudgement) => ({
    ...each,
    misfits: each.misfits.map(of),
    members: each.members.map(of),
  });
  const { links, siblings, pairs } = value.review;
  return {
    studyIds: value.studyIds,
    categories: mapped(value.categories, of, (each) => ({
      ...each,
      id: of(each.id),
      parentId: above(each.parentId),
    })),
    children: mapped(value.children, ofKey(of), (ids) => ids.map(of)),
    assignments: mapped(value.assignments, of, (each) => each),
    review: {
      links: mapped(links, of, link),
      siblings: mapped(siblings, ofKey(of), group),
      pairs: mapped(
        pairs,
        (key) => {
          const { studyId, categoryId } = pairOf(key);
          return pairKey(studyId, of(categoryId));
        },
        (each) => each,
      ),
    },
  };
}

const ofKey = (of: (id: CategoryId) => CategoryId) => (key: string) =>
  key === ROOT ? key : of(key);

function mapped<T>(
  entries: Entries<T>,
  ofId: (key: string) => string,
  ofEntry: (entry: T) => T,
): Entries<T> {
  return Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => [ofId(key), ofEntry(entry)]),
  );
}
