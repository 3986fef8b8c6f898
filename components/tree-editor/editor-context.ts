'use client';

import { createContext, type Dispatch, type SetStateAction, useContext } from 'react';

import type { Study } from '@/lib/api/contract';
import type { TreePageData } from '@/lib/api/page-data';
import type { CategoryId, StudyId, TreeValue } from '@/lib/tree/value';

import type { Gap } from './category-plans';
import type { Correction } from './correction';
import type { Counts } from './counts';
import type { Names } from './gesture-words';
import type { Place, Spot } from './place';
import type { Placement, Plan } from './plan';
import type { MatchCounts, Matches } from './search';
import type { Session, Snapshot } from './session';

/** What lies over the page. */
export type Overlay =
  | { readonly kind: 'category-menu'; readonly id: CategoryId; readonly at: Point }
  | { readonly kind: 'export-menu'; readonly at: Point }
  | { readonly kind: 'study-menu'; readonly placements: readonly Placement[]; readonly at: Point }
  | { readonly kind: 'move-categories'; readonly ids: readonly CategoryId[] }
  | { readonly kind: 'merge-category'; readonly id: CategoryId }
  | { readonly kind: 'move-studies' | 'also-put'; readonly placements: readonly Placement[] };

/** In pixels from the window's top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The category whose name is being typed: one that there is, or one to be. */
export type Naming =
  | { readonly kind: 'rename'; readonly id: CategoryId }
  | { readonly kind: 'add'; readonly gap: Gap };

/** What a narrow window shows; a wide one shows the tree and the studies beside each other. */
export type View = 'tree' | 'studies';

/** What the parts of the tree page share. */
export interface Editor {
  readonly data: TreePageData;
  readonly session: Session;
  readonly snapshot: Snapshot;
  readonly editable: boolean;
  readonly correction: Correction;
  readonly value: TreeValue;
  readonly studies: ReadonlyMap<StudyId, Study>;
  readonly names: Names;
  readonly counts: Counts;
  readonly spot: Spot;
  readonly query: string;
  readonly matches: Matches | null;
  readonly matchCounts: MatchCounts | null;
  /** During a search the tree shows only what leads to a match. */
  readonly onlyMatches: boolean;
  readonly overlay: Overlay | null;
  readonly naming: Naming | null;
  readonly view: View;
  goTo(place: Place): void;
  openStudy(studyId: StudyId | null): void;
  setQuery(query: string): void;
  setOnlyMatches(only: boolean): void;
  setOverlay: Dispatch<SetStateAction<Overlay | null>>;
  setNaming(naming: Naming | null): void;
  setView(view: View): void;
  /** Makes the gesture, or says why not; then goes to `then`. Returns whether it was made. */
  perform(plan: Plan, then?: Place): boolean;
  undo(): void;
  redo(): void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor is called outside of the tree editor.');
  return editor;
}
