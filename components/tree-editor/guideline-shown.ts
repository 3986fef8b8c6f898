import type { TreePageData } from '@/lib/api/page-data';

import type { View } from './place';

/** The reader's task has a guideline, and the view leaves it to the page to show it. */
export function hasPane({ task }: Pick<TreePageData, 'task'>, view: View): boolean {
  return view !== 'review' && task !== null && task.guideline.trim() !== '';
}

/** Whether it is seen: until somebody says, wherever there is room. As `max-2xl` in GuidelinePane. */
export function isShown(isGuideline: boolean | null): boolean {
  return isGuideline ?? window.matchMedia('(width >= 96rem)').matches;
}
