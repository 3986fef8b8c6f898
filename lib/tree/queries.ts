import {
  assignmentsOf,
  type Category,
  type CategoryId,
  childrenOf,
  findCategory,
  getCategory,
  ownEntry,
  ROOT,
  type StudyId,
  type TreeValue,
} from './value';

/** One category where a walk comes by it. */
export interface Visit {
  readonly category: Category;
  /** 0 for a root category. */
  readonly depth: number;
  /** Place among the siblings, from 0. */
  readonly index: number;
  /** Ids from the root category down to this one. Made when asked for: a deep tree's paths are long. */
  readonly path: CategoryId[];
}

class Place implements Visit {
  readonly depth: number;

  constructor(
    readonly category: Category,
    readonly index: number,
    private readonly above: Place | null,
  ) {
    this.depth = above ? above.depth + 1 : 0;
  }

  get path(): CategoryId[] {
    const ids: CategoryId[] = [];
    for (let place: Place | null = this; place; place = place.above) ids.push(place.category.id);
    return ids.reverse();
  }
}

/** Every category, parents before children, siblings in order. Needs no stack: any depth will do. */
export function depthFirst(value: TreeValue): readonly Visit[] {
  const visits: Place[] = [];
  const waiting: Place[] = [];
  const wait = (parent: Place | null) => {
    const ids = childrenOf(value, parent?.category.id ?? null);
    for (let index = ids.length - 1; index >= 0; index -= 1)
      waiting.push(new Place(getCategory(value, ids[index] as CategoryId), index, parent));
  };
  wait(null);
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    visits.push(place);
    wait(place);
  }
  return visits;
}

const empty: ReadonlySet<StudyId> = new Set();

type StudiesByCategory = ReadonlyMap<CategoryId, ReadonlySet<StudyId>>;

/** A tree, and its effective studies. */
interface Known {
  readonly value: TreeValue;
  readonly studies: StudiesByCategory;
}

/**
 * For every category the studies of its own and of all its descendants. Equal sets may be shared. With those of an
 * `earlier` version of the tree only what has changed since is worked out, which in a large tree is little.
 */
export function effectiveStudies(
  value: TreeValue,
  earlier: Known | null = null,
): StudiesByCategory {
  if (earlier) return broughtUpToDate(value, earlier);
  const studies = new Map<CategoryId, ReadonlySet<StudyId>>();
  for (const id of parentsFirst(value, () => true).reverse())
    studies.set(id, studiesOf(id, { value, studies }));
  return studies;
}

function broughtUpToDate(value: TreeValue, earlier: Known): StudiesByCategory {
  const studies = new Map(earlier.studies);
  const changed = changedPlaces(value, earlier.value);
  for (const id of changed) {
    if (!findCategory(value, id)) studies.delete(id);
    for (const child of childrenOf(earlier.value, id))
      if (!findCategory(value, child)) studies.delete(child);
  }
  const anew = new Set<CategoryId>();
  for (const id of changed) {
    for (const child of childrenOf(value, id)) if (!studies.has(child)) anew.add(child);
    let above = findCategory(value, id);
    for (; above && !anew.has(above.id); above = findCategory(value, above.parentId ?? ROOT))
      anew.add(above.id);
  }
  for (const id of parentsFirst(value, (each) => anew.has(each)).reverse())
    studies.set(id, studiesOf(id, { value, studies }));
  return studies;
}

/** Keys under which the two have other children or assignments. */
function changedPlaces(a: TreeValue, b: TreeValue): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const part of ['children', 'assignments'] as const) {
    const [of, and] = [a[part], b[part]];
    if (of === and) continue;
    for (const key in of) if (of[key] !== and[key]) changed.add(key);
    for (const key in and) if (of[key] !== and[key]) changed.add(key);
  }
  return changed;
}

function studiesOf(id: CategoryId, { value, studies }: Known): ReadonlySet<StudyId> {
  const own = Object.keys(assignmentsOf(value, id));
  const below = childrenOf(value, id).map((child) => studies.get(child) ?? empty);
  return unionOf(
    own,
    below.filter(({ size }) => size > 0),
  );
}

/** The categories that are wanted, each after its parent; one whose parent is not wanted is left out. */
function parentsFirst(value: TreeValue, isWanted: (id: CategoryId) => boolean): CategoryId[] {
  const ids = childrenOf(value, null).filter(isWanted);
  for (const id of ids)
    for (const child of childrenOf(value, id)) if (isWanted(child)) ids.push(child);
  return ids;
}

function unionOf(
  own: readonly StudyId[],
  below: readonly ReadonlySet<StudyId>[],
): ReadonlySet<StudyId> {
  if (own.length === 0 && below.length <= 1) return below[0] ?? empty;
  const union = new Set(own);
  for (const set of below) for (const id of set) union.add(id);
  return union;
}

/** Studies without any assignment, by number. */
export function uncategorised(value: TreeValue): readonly StudyId[] {
  const placed = new Set<StudyId>();
  for (const id in value.assignments)
    for (const studyId in assignmentsOf(value, id)) placed.add(studyId);
  return value.studyIds.filter((id) => !placed.has(id));
}

/** Categories that the study is directly in, depth first. */
export function placesOf(value: TreeValue, studyId: StudyId): readonly CategoryId[] {
  return depthFirst(value)
    .map(({ category }) => category.id)
    .filter((id) => Object.hasOwn(assignmentsOf(value, id), studyId));
}

/** The categories that the study is directly in, of this one and those below it, depth first. */
export function placesWithin(
  value: TreeValue,
  studyId: StudyId,
  categoryId: CategoryId,
): readonly CategoryId[] {
  const places: CategoryId[] = [];
  const waiting = [categoryId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (Object.hasOwn(assignmentsOf(value, id), studyId)) places.push(id);
    waiting.push(...childrenOf(value, id).toReversed());
  }
  return places;
}

/** From the root category down to this one. Throws when the tree has no such category. */
export function pathOf(value: TreeValue, categoryId: CategoryId): readonly Category[] {
  const path = [getCategory(value, categoryId)];
  for (let top = path[0]; top?.parentId != null; ) {
    top = getCategory(value, top.parentId);
    path.push(top);
  }
  return path.reverse();
}

/** Is `id` below `ancestorId`, at any depth? A category is not its own descendant. */
export function isDescendant(value: TreeValue, id: CategoryId, ancestorId: CategoryId): boolean {
  let above = findCategory(value, id)?.parentId ?? null;
  while (above !== null && above !== ancestorId) above = getCategory(value, above).parentId;
  return above !== null;
}

/** The children of a parent (null: the root categories) that share a name with another, case and spacing aside. */
export function namesakes(value: TreeValue, parentId: CategoryId | null): ReadonlySet<CategoryId> {
  const siblings = childrenOf(value, parentId).map((id) => getCategory(value, id));
  const groups = [...Map.groupBy(siblings, normalName).values()];
  return new Set(groups.filter(({ length }) => length > 1).flatMap((group) => group.map(idOf)));
}

const idOf = ({ id }: Category) => id;

const normalNames = new WeakMap<Category, string>();

/** The name with case and spacing aside. Remembered: versions of a tree share the categories that have not changed. */
export function normalName(category: Category): string {
  const known = normalNames.get(category);
  if (known !== undefined) return known;
  const name = category.name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  normalNames.set(category, name);
  return name;
}

/** Was the link judged when the child was elsewhere? false without a judgement. */
export function isLinkStale(value: TreeValue, childId: CategoryId): boolean {
  const judgement = ownEntry(value.review.links, childId);
  return judgement !== undefined && judgement.parentId !== getCategory(value, childId).parentId;
}

/** Was the group judged with other members? Their order does not matter. false without a judgement. */
export function isSiblingsStale(value: TreeValue, parentId: CategoryId | null): boolean {
  const judgement = ownEntry(value.review.siblings, parentId ?? ROOT);
  if (!judgement) return false;
  const members = new Set(childrenOf(value, parentId));
  return (
    members.size !== judgement.members.length || !judgement.members.every((id) => members.has(id))
  );
}

/** For every study the paths of names, root category first, of the categories that it is directly in. */
export function pathsOfStudies(
  value: TreeValue,
): ReadonlyMap<StudyId, readonly (readonly string[])[]> {
  const paths = new Map<StudyId, (readonly string[])[]>();
  for (const { category } of depthFirst(value)) {
    const path = pathOf(value, category.id).map(({ name }) => name);
    for (const studyId of Object.keys(assignmentsOf(value, category.id)))
      paths.set(studyId, [...(paths.get(studyId) ?? []), path]);
  }
  return paths;
}
