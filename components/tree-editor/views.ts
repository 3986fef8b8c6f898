/** The views of a tree: what the switch shows, and which have a pane of their own. */

import { ChartNoAxesGantt, Grid3x3, ListChecks, ListTree, type LucideIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';

import type { View } from './place';

export interface ViewEntry {
  readonly id: View;
  readonly label: string;
  readonly icon: LucideIcon;
  /**
   * Fills the space below the header; loaded after the page's own code, with `dynamic` of next (`paneLoads`). It
   * shares the page's state through `useEditor`. Without one the view is the tree beside its studies.
   */
  readonly Pane?: ComponentType;
  /** Not in a tree that the reader cannot correct. */
  readonly needsCorrection?: true;
}

const loadMatrix = () =>
  import('@/components/matrix-view/matrix-pane').then((module) => module.MatrixPane);
const Matrix = dynamic(loadMatrix, { ssr: false });

const loadReview = () =>
  import('@/components/review-queue/review-pane').then((module) => module.ReviewPane);
const Review = dynamic(loadReview, { ssr: false });

/** The panes' code. */
export const paneLoads = [loadMatrix, loadReview];

const entries: readonly ViewEntry[] = [
  { id: 'tree', label: 'Tree', icon: ListTree },
  { id: 'matrix', label: 'Matrix', icon: Grid3x3, Pane: Matrix },
  { id: 'review', label: 'Review', icon: ListChecks, Pane: Review, needsCorrection: true },
  { id: 'picture', label: 'Picture', icon: ChartNoAxesGantt },
];

/** The views of a tree, in the order of the switch. */
export function viewsFor({ editable }: { readonly editable: boolean }): readonly ViewEntry[] {
  return entries.filter(({ needsCorrection }) => editable || !needsCorrection);
}
