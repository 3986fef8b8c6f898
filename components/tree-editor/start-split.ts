import type { Editor } from './editor-context';
import type { Placement } from './plan';
import { gapForSplit } from './study-plans';

/** Asks in the tree for the name of the category that the studies are split off into. */
export function startSplit(
  { value, setColumn, setNaming }: Editor,
  placements: readonly Placement[],
): void {
  setColumn('tree');
  setNaming({ kind: 'add', gap: gapForSplit(value, placements), split: placements });
}
