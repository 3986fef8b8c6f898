/** What can be done with studies: move them, put them elsewhere as well, take them out. */

import type { ClientOperation } from '@/lib/tree/operation';
import { type CategoryId, childrenOf, type StudyId, type TreeValue } from '@/lib/tree/value';

import type { Gap } from './category-plans';
import { countOf, type Placement, type Plan, planned, quoted, refused } from './plan';

/** Takes the studies out of where they are and puts them into `target`. */
export function planMoveStudies(
  value: TreeValue,
  placements: readonly Placement[],
  target: CategoryId,
): Plan {
  const moved = placements.filter(({ from }) => from !== target);
  if (moved.length === 0) return refused(`Already in ${quoted(value, target)}.`);
  const what = studies(moved);
  const to = quoted(value, target);
  return planned(value, [...unassigned(value, moved), ...assigned(value, moved, target)], {
    intent: `Move ${what} to ${to}`,
    done: `Moved ${what} to ${to}`,
  });
}

/** Puts the studies into `target` and leaves them where they are. */
export function planAlsoPut(
  value: TreeValue,
  placements: readonly Placement[],
  target: CategoryId,
): Plan {
  const operations = assigned(value, placements, target);
  const to = quoted(value, target);
  if (operations.length === 0) return refused(`Already in ${to}.`);
  const what = countOf(operations, 'the study', 'studies');
  return planned(value, operations, {
    intent: `Also put ${what} in ${to}`,
    done: `Also put ${what} in ${to}`,
  });
}

/** Makes a category of the studies: they leave where they are shown and go into it. */
export function planSplit(
  value: TreeValue,
  placements: readonly Placement[],
  category: { readonly id: CategoryId; readonly name: string },
  gap: Gap,
): Plan {
  const { id, name } = category;
  const what = studies(placements);
  const operations: ClientOperation[] = [
    { type: 'add-category', id, parentId: gap.parentId, index: gap.index, name },
    ...unassigned(value, placements),
    ...distinct(placements).map(
      (studyId): ClientOperation => ({ type: 'assign-study', studyId, categoryId: id }),
    ),
  ];
  return planned(value, operations, {
    intent: `Split ${what} off into ‘${name}’`,
    done: `Split ${what} off into ‘${name}’`,
  });
}

/** Where the category goes that studies are split off into: the last one below where they are shown together. */
export function gapForSplit(value: TreeValue, placements: readonly Placement[]): Gap {
  const places = new Set(placements.map(({ from }) => from));
  const parentId = places.size === 1 ? (placements[0]?.from ?? null) : null;
  return { parentId, index: childrenOf(value, parentId).length };
}

/** Takes the studies out of the categories they are shown in; elsewhere they stay. */
export function planRemoveStudies(value: TreeValue, placements: readonly Placement[]): Plan {
  const operations = unassigned(value, placements);
  const [first] = operations;
  if (!first) return refused('They are in no category here.');
  const categories = new Set(placements.map(({ from }) => from));
  const from = categories.size === 1 ? quoted(value, placements[0]?.from ?? null) : 'here';
  const what = studies(placements);
  return planned(value, operations, {
    intent: `Remove ${what} from ${from}`,
    done: `Removed ${what} from ${from}`,
  });
}

function unassigned(value: TreeValue, placements: readonly Placement[]): ClientOperation[] {
  const pairs = new Map<string, ClientOperation>();
  for (const { studyId, from } of placements) {
    if (from === null || !isDirectlyIn(value, studyId, from)) continue;
    pairs.set(`${from} ${studyId}`, { type: 'unassign-study', studyId, categoryId: from });
  }
  return [...pairs.values()];
}

function assigned(
  value: TreeValue,
  placements: readonly Placement[],
  target: CategoryId,
): ClientOperation[] {
  return distinct(placements)
    .filter((studyId) => !isDirectlyIn(value, studyId, target))
    .map((studyId) => ({ type: 'assign-study', studyId, categoryId: target }));
}

function isDirectlyIn(value: TreeValue, studyId: StudyId, categoryId: CategoryId): boolean {
  return Object.hasOwn(value.assignments[categoryId] ?? {}, studyId);
}

function distinct(placements: readonly Placement[]): readonly StudyId[] {
  return [...new Set(placements.map(({ studyId }) => studyId))];
}

function studies(placements: readonly Placement[]): string {
  return countOf(distinct(placements), 'the study', 'studies');
}
