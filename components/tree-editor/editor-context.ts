'use client';

import {
  createContext,
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useContext,
} from 'react';

import type { Comment, NewComment } from '@/lib/api/comment-contract';
import type { PageStudy, TreePageData } from '@/lib/api/page-data';
import type { CategoryId, StudyId, TreeValue } from '@/lib/tree/value';

import type { Abstracts } from './abstracts';
import type { Gap } from './category-plans';
import type { Correction } from './correction';
import type { Counts } from './counts';
import type { FilterKind, TreeFilter } from './filter-kinds';
import type { Names } from './gesture-words';
import type { Place, Spot, View } from './place';
import type { Placement, Plan } from './plan';
import type { GestureContext } from './save-queue';
import type { MatchCounts, Matches } from './search';
import type { Session, Snapshot } from './session';
import type { Marks } from './use-marks';
import type { Past } from './use-past';

/** What lies over the page. */
export type Overlay =
  | {
      readonly kind: 'category-menu';
      /** The row it was opened at. */
      readonly id: CategoryId;
      /** What it acts on: that row's category, or all that are selected with it. */
      readonly ids: readonly CategoryId[];
      readonly at: Point;
    }
  | { readonly kind: 'filter-menu'; readonly at: Point }
  /** `opener`: what had the focus, and gets it back. */
  | { readonly kind: 'palette' | 'key-sheet'; readonly opener: Element | null }
  | { readonly kind: 'export-menu'; readonly at: Point; readonly part?: ExportPart }
  | { readonly kind: 'study-menu'; readonly placements: readonly Placement[]; readonly at: Point }
  | { readonly kind: 'move-categories'; readonly ids: readonly CategoryId[] }
  | { readonly kind: 'merge-categories'; readonly ids: readonly CategoryId[] }
  | { readonly kind: 'move-studies' | 'also-put'; readonly placements: readonly Placement[] }
  | ChooseCategory;

/** A dialog for a category, for views that decide themselves what choosing one does. */
export interface ChooseCategory {
  readonly kind: 'choose-category';
  readonly title: string;
  /** Offers the root, too: null. */
  readonly withRoot: boolean;
  /** Offered first. */
  readonly likely?: readonly CategoryId[];
  readonly planFor: (id: CategoryId | null) => Plan;
  readonly onPlan: (plan: Plan) => void;
  /** Gives the focus back when the dialog closes. */
  readonly onReturn: () => void;
}

/** In pixels from the window's top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The category whose name is being typed: one that there is, or one to be. */
export type Naming =
  | { readonly kind: 'rename'; readonly id: CategoryId }
  /** `split`: the studies that go into it. */
  | { readonly kind: 'add'; readonly gap: Gap; readonly split?: readonly Placement[] };

/** What a narrow window shows of the tree view; a wide one shows both beside each other. */
export type Column = 'tree' | 'studies';

export interface TreeActions {
  expandAll(): void;
  collapseAll(): void;
}

/** Of the tree, what is exported. */
export interface ExportPart {
  /** "Export ‘Reminders’", "Export 3 studies" */
  readonly label: string;
  /** Of the export's address. */
  readonly query: string;
  /** Gives the focus back when the menu closes. */
  readonly onReturn: () => void;
}

/** What the parts of the tree page share. */
export interface Editor {
  readonly data: TreePageData;
  readonly session: Session;
  readonly snapshot: Snapshot;
  readonly editable: boolean;
  readonly correction: Correction;
  /** What is shown: the correction's value, or that of an earlier version. */
  readonly value: TreeValue;
  /** The same without withdrawn studies: what is compared with the tree it was copied from. */
  readonly visible: TreeValue;
  readonly studies: ReadonlyMap<StudyId, PageStudy>;
  readonly abstracts: Abstracts;
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
  readonly column: Column;
  /** The review hides what the model said: always, where the reader's task is blind. */
  readonly blind: boolean;
  /** The reader's task is blind, and which studies are where is covered in the tree and the matrix. */
  readonly isCovered: boolean;
  /** It was uncovered, whenever: what is answered from then on was answered with it seen. */
  readonly isRevealed: boolean;
  /** The earlier version that is shown in place of the tree as it is; null for now. */
  readonly past: Past | null;
  /** What has changed since the tree was copied; null while it is not shown. */
  readonly marks: Marks | null;
  readonly marksShown: boolean;
  readonly comments: readonly Comment[];
  /** The filter that is chosen for the tree, and what it leaves; that may come a little later. */
  readonly filterKind: FilterKind | null;
  readonly filter: TreeFilter | null;
  readonly isHistory: boolean;
  /** The work order's guideline is beside the tree; null: only where there is room, since nobody has said. */
  readonly isGuideline: boolean | null;
  /** What the tree's own pane can be told to do; null while it is not there. */
  readonly treeActions: RefObject<TreeActions | null>;
  goTo(place: Place): void;
  openStudy(studyId: StudyId | null): void;
  setQuery(query: string): void;
  setOnlyMatches(only: boolean): void;
  setOverlay: Dispatch<SetStateAction<Overlay | null>>;
  setNaming(naming: Naming | null): void;
  /** Shows another view of the same tree; the ones that were open keep their selection and scroll. */
  setView(view: View): void;
  setColumn(column: Column): void;
  /** Opens another page, which no change of the place on this one can call off. */
  leaveFor(href: string): void;
  setBlind(blind: boolean): void;
  /** Uncovers; to be called once that is kept. */
  setRevealed(revealed: boolean): void;
  /** Shows the tree at a version, read only; null: as it is now. */
  showPast(version: number | null): void;
  showMarks(shown: boolean): void;
  setFilterKind(kind: FilterKind | null): void;
  setHistory(shown: boolean): void;
  setGuideline(shown: boolean): void;
  addComment(comment: NewComment): Promise<boolean>;
  deleteComment(id: string): Promise<void>;
  /**
   * Makes the gesture, or says why not; then goes to `then`. Returns whether it was made. Its records keep the
   * view that is open, unless `context` says otherwise.
   */
  perform(plan: Plan, then?: Place, context?: GestureContext): boolean;
  /**
   * The reader's last standing gesture, however far back, or the one that is named; says why when it cannot be
   * undone.
   */
  undo(target?: string): void;
  redo(target?: string): void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor is called outside of the tree editor.');
  return editor;
}
