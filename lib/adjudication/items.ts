import { depthFirst, isLinkStale, isSiblingsStale } from '@/lib/tree/queries';
import {
  assignmentsOf,
  type Category,
  type CategoryId,
  childrenOf,
  findCategory,
  ownEntry,
  pairKey,
  pairOf,
  ROOT,
  type StudyId,
  studyNumbers,
  type TreeValue,
} from '@/lib/tree/value';

import type { Answer } from './answer';
import { type Item, isDisputed, type Part, partOfKey, parts } from './item';
import { addTo, fateOf, Reading } from './reading';
import type { Adjudication, Grown, Side } from './side';

/** The items of one part, as they are with the final tree's present categories; in the order of its tree. */
export function itemsOf(adjudication: Adjudication, part: Part): readonly Item[] {
  if (part === 'groups') return groupItems(adjudication);
  const readings = adjudication.sides.map((side) => new Reading(adjudication, side));
  if (part === 'links') return linkItems(adjudication, readings);
  return pairItems(adjudication, readings);
}

/** Those with these keys, as far as they are there. A few pairs are found without looking at all others. */
export function findItems(adjudication: Adjudication, keys: Iterable<string>): readonly Item[] {
  const wanted = new Set(keys);
  const ofPart = Map.groupBy(wanted, partOfKey);
  return parts.flatMap((part) => {
    const here = ofPart.get(part) ?? [];
    if (part === 'assignments') return here.length === 0 ? [] : findPairs(adjudication, here);
    return here.length === 0
      ? []
      : itemsOf(adjudication, part).filter((item) => wanted.has(item.key));
  });
}

function groupItems({ base, sides, final }: Adjudication): readonly Item[] {
  return allCategories(base, sides).flatMap((id) => [
    existenceItem(id, sides, final),
    ...(findCategory(final.value, id) ? wordItems(id, sides, final.value) : []),
  ]);
}

/** Added categories that are in dispute, not in the final tree, and not decided about. */
export function pendingIn(
  { base, sides, final }: Omit<Adjudication, 'pending'>,
  isDecided: (item: Item) => boolean,
): ReadonlySet<CategoryId> {
  const added = allCategories(base, sides).filter((id) => !findCategory(final.value, id));
  const items = added.map((id) => existenceItem(id, sides, final));
  const pending = items.filter((item) => isDisputed(item) && !isDecided(item));
  return new Set(pending.flatMap(({ categoryId }) => categoryId ?? []));
}

/** Of the base, and added; parents before children. */
function allCategories(base: TreeValue, sides: readonly Side[]): readonly CategoryId[] {
  const trees = [base, ...sides.map(({ value }) => value)];
  const ids = trees.flatMap((value) => depthFirst(value).map(({ category }) => category.id));
  return [...new Set(ids)];
}

function existenceItem(id: CategoryId, sides: readonly Side[], final: Grown): Item {
  return {
    ...{ key: `category:${id}`, kind: 'category', categoryId: id, studyId: null },
    answers: sides.map((side) => existence(side, id)),
    now: existence(final, id),
  };
}

function existence(grown: Grown, id: CategoryId): Answer {
  const isThere = findCategory(grown.value, id) !== null;
  // Where a removal leaves things is not asked: only what it was merged into, through others or not.
  const mergedInto = isThere ? null : fateOf(grown, id, () => null);
  return { kind: 'category', isThere, mergedInto };
}

function wordItems(id: CategoryId, sides: readonly Side[], final: TreeValue): readonly Item[] {
  const answered = (answer: (category: Category) => Answer) => {
    const saidIn = (value: TreeValue) => {
      const category = findCategory(value, id);
      return category && answer(category);
    };
    return { answers: sides.map(({ value }) => saidIn(value)), now: saidIn(final) };
  };
  const about = { categoryId: id, studyId: null };
  const items: Item[] = [
    {
      ...{ key: `name:${id}`, kind: 'name', ...about },
      ...answered(({ name }) => ({ kind: 'name', text: name })),
    },
    {
      ...{ key: `note:${id}`, kind: 'note', ...about },
      ...answered(({ scopeNote }) => ({ kind: 'note', text: scopeNote })),
    },
  ];
  return items.filter(isAnswered);
}

const isAnswered = ({ answers }: Item) => answers.some((answer) => answer !== null);

function linkItems({ sides, final }: Adjudication, readings: readonly Reading[]): readonly Item[] {
  const inOrder = depthFirst(final.value).map(({ category }) => category);
  const placed = inOrder.filter(({ id }) => !readings.some((reading) => reading.isPending(id)));
  const links = placed.map(
    ({ id, parentId }): Item => ({
      ...{ key: `link:${id}`, kind: 'link', categoryId: id, studyId: null },
      answers: sides.map(({ value }, index) => {
        const reading = readings[index];
        if (!reading?.has(id)) return null;
        return { kind: 'link', parentId: reading.parentOf(id), verdict: linkVerdict(value, id) };
      }),
      now: { kind: 'link', parentId, verdict: linkVerdict(final.value, id) },
    }),
  );
  const groups = [null, ...inOrder.map(({ id }) => id)]
    .filter((id) => childrenOf(final.value, id).length > 1)
    .map(
      (id): Item => ({
        ...{ key: `siblings:${id ?? ROOT}`, kind: 'siblings', categoryId: id, studyId: null },
        answers: sides.map(({ value }, index) =>
          siblingsAnswer(value, id, final.value, readings[index]),
        ),
        now: siblingsAnswer(final.value, id, final.value),
      }),
    );
  return [...links, ...groups].filter(isAnswered);
}

/** A judgement counts of the link that it was made of. */
function linkVerdict(value: TreeValue, id: CategoryId) {
  return isLinkStale(value, id) ? null : (ownEntry(value.review.links, id)?.verdict ?? null);
}

/** Misfits are those that are still in the group; an objection to others only has been met. */
function siblingsAnswer(
  value: TreeValue,
  id: CategoryId | null,
  final: TreeValue,
  reading?: Reading,
): Answer | null {
  const judgement = ownEntry(value.review.siblings, id ?? ROOT);
  if (!judgement || isSiblingsStale(value, id)) return null;
  const members = new Set(childrenOf(final, id));
  const found = judgement.misfits.map((each) => (reading ? reading.home(each) : each));
  const misfits = [...new Set(found)].flatMap((each) =>
    each !== null && members.has(each) ? [each] : [],
  );
  if (judgement.misfits.length > 0 && misfits.length === 0) return null;
  return { kind: 'siblings', verdict: judgement.verdict, misfits };
}

function pairItems(
  { sides, final, studyIds }: Adjudication,
  readings: readonly Reading[],
): readonly Item[] {
  const asked = askedPairs(sides, final, readings);
  const numbers = studyNumbers(final.value);
  const numberOf = (studyId: StudyId) => numbers.get(studyId) ?? -1;
  return depthFirst(final.value).flatMap(({ category: { id } }) =>
    [...(asked.get(id) ?? [])]
      .filter((studyId) => studyIds.has(studyId) && numbers.has(studyId))
      .sort((a, b) => numberOf(a) - numberOf(b))
      .map((studyId) => pairItem({ sides, final }, readings, studyId, id))
      .filter(isAnswered),
  );
}

/** The items of `pairItems` that have these keys. */
function findPairs(adjudication: Adjudication, keys: readonly string[]): readonly Item[] {
  const { sides, final, studyIds } = adjudication;
  const readings = sides.map((side) => new Reading(adjudication, side));
  return keys.flatMap((key) => {
    const [, id = '', studyId = ''] = key.split(':');
    const isAsked =
      Object.hasOwn(assignmentsOf(final.value, id), studyId) ||
      readings.some((reading) => reading.isIn(studyId, id)) ||
      sides.some(({ value }) => Object.hasOwn(value.review.pairs, pairKey(studyId, id)));
    if (!isAsked || !studyIds.has(studyId) || !findCategory(final.value, id)) return [];
    return [pairItem({ sides, final }, readings, studyId, id)].filter(isAnswered);
  });
}

/** Studies that somebody has in a category, or has judged there, by category. */
function askedPairs(
  sides: readonly Side[],
  { value }: Grown,
  readings: readonly Reading[],
): ReadonlyMap<CategoryId, ReadonlySet<StudyId>> {
  const asked = new Map<CategoryId, Set<StudyId>>();
  for (const id of Object.keys(value.assignments))
    for (const studyId of Object.keys(assignmentsOf(value, id))) addTo(asked, id, studyId);
  for (const { assigned } of readings)
    for (const [id, studyIds] of assigned)
      for (const studyId of studyIds) addTo(asked, id, studyId);
  for (const side of sides)
    for (const key of Object.keys(side.value.review.pairs)) {
      const { studyId, categoryId } = pairOf(key);
      addTo(asked, categoryId, studyId);
    }
  return asked;
}

function pairItem(
  { sides, final }: Pick<Adjudication, 'sides' | 'final'>,
  readings: readonly Reading[],
  studyId: string,
  id: CategoryId,
): Item {
  const key = pairKey(studyId, id);
  return {
    ...{ key: `pair:${id}:${studyId}`, kind: 'pair', categoryId: id, studyId },
    answers: sides.map(({ value }, index) => {
      const reading = readings[index];
      if (!reading?.has(id)) return null;
      const verdict = ownEntry(value.review.pairs, key) ?? null;
      return { kind: 'pair', isIn: reading.isIn(studyId, id), verdict };
    }),
    now: {
      kind: 'pair',
      isIn: Object.hasOwn(assignmentsOf(final.value, id), studyId),
      verdict: ownEntry(final.value.review.pairs, key) ?? null,
    },
  };
}
