/** What has become of categories, in words. Pure. */

import { counted } from '@/components/ui/words';
import type { CategoryChange, TreeChanges } from '@/lib/tree/changes';
import { type CategoryId, findCategory, type TreeValue } from '@/lib/tree/value';

import { quoted } from './plan';

export interface ChangeGroup {
  readonly title: string;
  readonly lines: readonly { readonly change: CategoryChange; readonly detail: string }[];
}

/** By what was done; a category may be in several. Without the removed ones. Groups without any are left out. */
export function changeGroups(
  { changed }: TreeChanges,
  before: TreeValue,
  after: TreeValue,
): readonly ChangeGroup[] {
  const all = [...changed.values()];
  const group = (
    title: string,
    isIn: (change: CategoryChange) => boolean,
    detail: (change: CategoryChange) => string,
  ) => ({
    title,
    lines: all.filter(isIn).map((change) => ({ change, detail: detail(change) })),
  });
  const groups = [
    group('Added', isAdded, ({ category }) => placeOf(after, category.parentId)),
    group('Renamed', isRenamed, ({ renamedFrom }) => `was ‘${renamedFrom ?? ''}’`),
    group('Moved', isMoved, (change) => movedInWords(change, before, after)),
    group('Studies reassigned', isReassigned, studiesInWords),
    group(
      'Scope note changed',
      ({ isRedescribed }) => isRedescribed,
      () => '',
    ),
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

const isAdded = (change: CategoryChange) => change.isAdded;
const isRenamed = (change: CategoryChange) => change.renamedFrom !== null;
const isMoved = (change: CategoryChange) => change.movedFrom !== null || change.isReordered;
const isReassigned = ({ isAdded, gained, lost }: CategoryChange) =>
  !isAdded && gained.length + lost.length > 0;

/** The one word of a row's mark, with how its studies have changed: "moved +2 −1". */
export function markOf(change: CategoryChange): string {
  const { renamedFrom, movedFrom, isReordered, isRedescribed, gained, lost } = change;
  if (change.isAdded) return 'new';
  const word = movedFrom
    ? 'moved'
    : renamedFrom !== null
      ? 'renamed'
      : isRedescribed
        ? 'note'
        : isReordered
          ? 'order'
          : '';
  const delta = [gained.length && `+${gained.length}`, lost.length && `−${lost.length}`];
  return [word, ...delta].filter(Boolean).join(' ');
}

/** All of it: "Renamed from ‘Alerts’. Moved from ‘Nudges’. 2 studies more." */
export function changeInWords(change: CategoryChange, before: TreeValue, after: TreeValue): string {
  const { category, renamedFrom, isRedescribed } = change;
  const sentences = [
    change.isAdded && `Added ${placeOf(after, category.parentId)}`,
    renamedFrom !== null && `Renamed from ‘${renamedFrom}’`,
    isMoved(change) && `Moved ${movedInWords(change, before, after)}`,
    isRedescribed && 'Scope note changed',
    isReassigned(change) && studiesInWords(change),
  ];
  return sentences
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

function movedInWords(
  { category, movedFrom }: CategoryChange,
  before: TreeValue,
  after: TreeValue,
): string {
  if (movedFrom === null) return 'among its siblings';
  const from = nameOf(before, after, movedFrom.parentId);
  return `from ${from} to ${nameOf(after, before, category.parentId)}`;
}

function studiesInWords({ gained, lost }: CategoryChange): string {
  const parts = [
    gained.length > 0 && `${counted(gained.length, 'study', 'studies')} more`,
    lost.length > 0 && `${counted(lost.length, 'study', 'studies')} fewer`,
  ];
  return parts.filter(Boolean).join(', ');
}

function placeOf(value: TreeValue, parentId: CategoryId | null): string {
  return parentId === null ? 'at the top level' : `in ${quoted(value, parentId)}`;
}

/** As it is called in the first of the two trees that has it. */
function nameOf(first: TreeValue, second: TreeValue, id: CategoryId | null): string {
  if (id === null) return 'the top level';
  return quoted(findCategory(first, id) ? first : second, id);
}
