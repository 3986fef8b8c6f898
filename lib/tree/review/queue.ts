/** In which order the open items of a review set are asked: a function of the set and the scores alone. */

import { uncategorised } from '../queries';
import {
  type CategoryId,
  childrenOf,
  getCategory,
  ROOT,
  type StudyId,
  type TreeValue,
} from '../value';
import { itemKey, type ReviewItem, type ReviewKind } from './item';
import type { ReviewSet } from './set';

/** How much speaks for asking about a pair, 0 to 1; above 0.5 something disagrees with the tree. */
export type Doubt = (studyId: StudyId, categoryId: CategoryId) => number;

export interface QueueOptions {
  readonly value: TreeValue;
  readonly doubt: Doubt;
  /** Only these kinds. */
  readonly kinds: ReadonlySet<ReviewKind>;
  /** Keys of items to ask last, in this order. */
  readonly skipped: readonly string[];
}

/**
 * The untouched items, most worth asking first. What is read together is asked together: the links and the
 * group of one parent, then the pairs of one study. Structure comes before studies, as a decision about a
 * category that is removed afterwards would be wasted; what was begun is finished before the others. Worth is
 * doubt, and more beside an item that an expert has changed; studies that are nowhere yet go before the others.
 */
export function reviewQueue(set: ReviewSet, options: QueueOptions): readonly ReviewItem[] {
  const worth = worthOf(set, options);
  const begun = begunBlocks(set);
  const nowhere = new Set(uncategorised(options.value));
  const rank = (items: readonly ReviewItem[]) => {
    const isBegun = items.some((item) => begun.has(blockOf(item)));
    const isNowhere = items.some((item) => item.kind === 'pair' && nowhere.has(item.studyId));
    return (isBegun ? 4 : 0) + (isNowhere ? 2 : 0) + Math.max(...items.map(worth));
  };
  const ordered = (items: readonly ReviewItem[]) =>
    [...Map.groupBy(items, blockOf).values()]
      .map((block) => ({ block: byWorth(block, worth), rank: rank(block) }))
      .sort((a, b) => b.rank - a.rank)
      .flatMap(({ block }) => block);
  const open = openItems(set, options.kinds);
  const [structure, pairs] = [open.filter(isStructure), open.filter((item) => !isStructure(item))];
  return skippedLast([...ordered(structure), ...ordered(pairs)], options.skipped);
}

/**
 * The same items in an order that says nothing about the model's answer: structure as the tree has it, then
 * the studies, and the pairs of each, by a hash of their ids. Which of them are assigned plays no part.
 */
export function blindQueue(
  set: ReviewSet,
  options: Pick<QueueOptions, 'kinds' | 'skipped'>,
): readonly ReviewItem[] {
  const open = openItems(set, options.kinds);
  const pairs = open
    .filter((item) => item.kind === 'pair')
    .map((item) => ({ item, block: hash(item.studyId), place: hash(itemKey(item)) }))
    .sort(
      (a, b) => a.block - b.block || a.place - b.place || order(itemKey(a.item), itemKey(b.item)),
    )
    .map(({ item }) => item);
  return skippedLast([...open.filter(isStructure), ...pairs], options.skipped);
}

function openItems(set: ReviewSet, kinds: ReadonlySet<ReviewKind>): readonly ReviewItem[] {
  return set.items.filter(
    (item) => kinds.has(item.kind) && set.states.get(itemKey(item)) === 'untouched',
  );
}

const isStructure = (item: ReviewItem) => item.kind !== 'pair';

function blockOf(item: ReviewItem): string {
  return item.kind === 'pair' ? `study ${item.studyId}` : `parent ${item.parentId ?? ROOT}`;
}

/** A parent's group is asked after its links: by then they have been looked at one by one. */
function byWorth(block: readonly ReviewItem[], worth: (item: ReviewItem) => number) {
  const late = (item: ReviewItem) => (item.kind === 'siblings' ? 1 : 0);
  return block.toSorted((a, b) => late(a) - late(b) || worth(b) - worth(a));
}

/** Where a judgement stands. */
function begunBlocks(set: ReviewSet): ReadonlySet<string> {
  const reviewed = set.items.filter((item) => set.states.get(itemKey(item)) === 'reviewed');
  return new Set(reviewed.map(blockOf));
}

const besideChanged = 0.25;

function worthOf(set: ReviewSet, { value, doubt }: QueueOptions): (item: ReviewItem) => number {
  const changed = changedIn(set);
  const inCategory = meanDoubts(set, doubt);
  const linkDoubt = (childId: CategoryId) => inCategory.get(childId) ?? 0.5;
  const near = (...ids: readonly (CategoryId | null)[]) =>
    ids.some((id) => id !== null && changed.categories.has(id)) ? besideChanged : 0;
  return (item) => {
    if (item.kind === 'link') return linkDoubt(item.childId) + near(item.childId, item.parentId);
    if (item.kind === 'siblings') {
      const doubts = childrenOf(value, item.parentId).map(linkDoubt);
      return mean(doubts) + near(item.parentId);
    }
    const above = getCategory(value, item.categoryId).parentId;
    const beside = changed.studies.has(item.studyId) ? besideChanged : 0;
    return doubt(item.studyId, item.categoryId) + beside + near(item.categoryId, above);
  };
}

/** What experts' edits are about. */
function changedIn(set: ReviewSet) {
  const categories = new Set<CategoryId>();
  const studies = new Set<StudyId>();
  for (const item of set.items) {
    if (set.states.get(itemKey(item)) !== 'changed') continue;
    if (item.kind === 'link') categories.add(item.childId).add(item.parentId);
    if (item.kind === 'siblings' && item.parentId !== null) categories.add(item.parentId);
    if (item.kind === 'pair') {
      categories.add(item.categoryId);
      studies.add(item.studyId);
    }
  }
  return { categories, studies };
}

/** A category whose studies are doubtful stands in a doubtful place. */
function meanDoubts(set: ReviewSet, doubt: Doubt): ReadonlyMap<CategoryId, number> {
  const pairs = set.items.filter((item) => item.kind === 'pair');
  const byCategory = Map.groupBy(pairs, ({ categoryId }) => categoryId);
  return new Map(
    [...byCategory].map(([id, of]) => [id, mean(of.map(({ studyId }) => doubt(studyId, id)))]),
  );
}

/** Of at least one number. */
function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function skippedLast(items: readonly ReviewItem[], skipped: readonly string[]) {
  if (skipped.length === 0) return items;
  const places = new Map(skipped.map((key, place) => [key, place + 1]));
  const place = (item: ReviewItem) => places.get(itemKey(item)) ?? 0;
  return items.toSorted((a, b) => place(a) - place(b));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** FNV-1a over UTF-16 units with a final mix: the same everywhere, and alike for no two similar ids. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
  return (state ^ (state >>> 13)) >>> 0;
}
