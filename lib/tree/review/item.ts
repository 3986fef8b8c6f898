import { touch } from '../touch';
import type { CategoryId, StudyId } from '../value';

/** One thing that an expert decides: a link, a sibling group, or whether a study belongs in a category. */
export type ReviewItem = LinkItem | SiblingsItem | PairItem;

export interface LinkItem {
  readonly kind: 'link';
  readonly childId: CategoryId;
  /** The parent that the child has now. */
  readonly parentId: CategoryId;
}

export interface SiblingsItem {
  readonly kind: 'siblings';
  /** null: the root categories. */
  readonly parentId: CategoryId | null;
}

/** Whether or not the study is in the category. */
export interface PairItem {
  readonly kind: 'pair';
  readonly studyId: StudyId;
  readonly categoryId: CategoryId;
}

export type ReviewKind = ReviewItem['kind'];

/** The same for the same thing; as the keys of `touch` (touch.ts). */
export function itemKey(item: ReviewItem): string {
  if (item.kind === 'link') return touch.link(item.childId);
  if (item.kind === 'siblings') return touch.siblings(item.parentId);
  return touch.pair(item.studyId, item.categoryId);
}
