import type { Item, Part } from '@/lib/adjudication/item';
import { agreedAnswer, partOf, parts } from '@/lib/adjudication/item';
import { itemsOf } from '@/lib/adjudication/items';
import type { Adjudication, AdjudicationItem } from '@/lib/api/adjudication-contract';
import { depthFirst } from '@/lib/tree/queries';
import {
  assignmentsOf,
  type CategoryId,
  findCategory,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import type { ItemStatus, LoadedAdjudication } from './load';

const mostItems = 3_000;
const mostAgreed = 500;

interface Told {
  readonly item: Item;
  readonly status: ItemStatus;
}

type Counts = Record<Part, number>;

function countBy(told: readonly Told[]): Counts {
  const counts: Counts = { groups: 0, links: 0, assignments: 0 };
  for (const { item } of told) counts[partOf(item)] += 1;
  return counts;
}

/** Whether what all agree on is other than it was before anybody corrected. */
function isChange(base: TreeValue, item: Item): boolean {
  const answer = agreedAnswer(item);
  const id = item.categoryId;
  if (answer === null || id === null) return answer !== null;
  const before = findCategory(base, id);
  switch (answer.kind) {
    case 'category':
      return answer.isThere !== (before !== null);
    case 'name':
      return before !== null && before.name !== answer.text;
    case 'note':
      return before !== null && before.scopeNote !== answer.text;
    case 'link':
      return before !== null && before.parentId !== answer.parentId;
    case 'pair':
      return answer.isIn !== Object.hasOwn(assignmentsOf(base, id), item.studyId ?? '');
    case 'siblings':
      return true;
  }
}

/** What of an adjudication is shown: its items with the figures, and the final tree as it is. */
export function viewOf(
  loaded: LoadedAdjudication,
): Pick<Adjudication, 'left' | 'total' | 'agreed' | 'items' | 'categories' | 'absent'> {
  const { adjudication } = loaded;
  const told = parts
    .flatMap((part) => itemsOf(adjudication, part))
    .map((item): Told => ({ item, status: loaded.statusOf(item) }));
  const toDecide = told.filter(({ status }) => status !== 'agreed');
  const agreed = told.filter(
    ({ item, status }) => status === 'agreed' && isChange(adjudication.base, item),
  );
  const shown = new Set([...toDecide.slice(0, mostItems), ...agreed.slice(0, mostAgreed)]);
  const items = told.filter((each) => shown.has(each)).map((each) => toItem(loaded, each));
  return {
    left: countBy(toDecide.filter(({ status }) => status === 'open')),
    total: countBy(toDecide),
    agreed: countBy(agreed),
    items,
    categories: depthFirst(adjudication.final.value).map(({ category: { id, name }, depth }) => ({
      ...{ id, name, depth },
      studies: Object.keys(assignmentsOf(adjudication.final.value, id)).length,
    })),
    absent: absentCategories(loaded, items),
  };
}

function toItem(loaded: LoadedAdjudication, { item, status }: Told): AdjudicationItem {
  const decision = status === 'decided' ? loaded.decisions.get(item.key) : undefined;
  return {
    ...item,
    answers: [...item.answers],
    part: partOf(item),
    status,
    reopened: status === 'open' && loaded.decisions.has(item.key),
    fingerprint: loaded.fingerprint(item),
    decision: decision
      ? {
          way: decision.way,
          correctionId: decision.correctionId,
          by: decision.actor,
          at: decision.at.toISOString(),
        }
      : null,
  };
}

/** Categories that items name and the final tree lacks, once for each correction that has them, or the base. */
function absentCategories(
  { adjudication }: LoadedAdjudication,
  items: readonly AdjudicationItem[],
): Adjudication['absent'] {
  const { base, sides, final } = adjudication;
  const named = new Set(items.flatMap(idsIn));
  const absent = [...named].filter((id) => !findCategory(final.value, id));
  return absent.flatMap((id) => [
    ...absentIn(base, id, null),
    ...sides.flatMap((side) => absentIn(side.value, id, side.id)),
  ]);
}

function idsIn(item: AdjudicationItem): readonly CategoryId[] {
  const inAnswers = item.answers.flatMap((answer) => {
    if (answer?.kind === 'category') return answer.mergedInto ?? [];
    if (answer?.kind === 'link') return answer.parentId ?? [];
    return [];
  });
  return item.categoryId === null ? inAnswers : [item.categoryId, ...inAnswers];
}

function absentIn(
  value: TreeValue,
  id: CategoryId,
  correctionId: string | null,
): Adjudication['absent'] {
  const category = findCategory(value, id);
  if (!category) return [];
  const { name, scopeNote, parentId } = category;
  const parent = parentId === null ? null : (findCategory(value, parentId)?.name ?? null);
  const studyIds = Object.keys(assignmentsOf(value, id));
  return [{ id, name, scopeNote, correctionId, parent, studyIds }];
}

/** Studies that are shown somewhere. */
export function studiesIn(view: Pick<Adjudication, 'items' | 'absent'>): ReadonlySet<StudyId> {
  const items = view.items.flatMap(({ studyId }) => studyId ?? []);
  return new Set([...items, ...view.absent.flatMap(({ studyIds }) => studyIds)]);
}

/** How many items had to be decided, and how many of them are. */
export function progressOf(loaded: LoadedAdjudication): { all: number; done: number } {
  const statuses = parts
    .flatMap((part) => itemsOf(loaded.adjudication, part))
    .map((item) => loaded.statusOf(item));
  const count = (status: ItemStatus) => statuses.filter((each) => each === status).length;
  return { all: count('open') + count('decided'), done: count('decided') };
}
