/** How categories are named in sentences. */

import { type CategoryId, findCategory, type TreeValue } from './value';

/** 'Reminders', in quotes; "a removed category" when the tree does not have it any more. */
export function called(value: TreeValue, id: CategoryId): string {
  const category = findCategory(value, id);
  return category ? `'${category.name}'` : 'a removed category';
}

/** As `called`; null is "the top level". */
export function placeCalled(value: TreeValue, parentId: CategoryId | null): string {
  return parentId === null ? 'the top level' : called(value, parentId);
}

/** "in 'Alerts'" or "at the top level". */
export function within(value: TreeValue, parentId: CategoryId | null): string {
  return parentId === null ? 'at the top level' : `in ${called(value, parentId)}`;
}
