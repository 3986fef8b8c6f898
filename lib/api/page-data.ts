/** What the tree page gets from the server, beyond the shapes of the HTTP API. */

import type { Operation, OperationType } from '@/lib/tree/operation';
import type { TreeRows } from '@/lib/tree/rows';

import type { Comment } from './comment-contract';
import type { Confidence } from './run-contract';
import type { Study } from './topic-contract';
import type { Bookmark, NextTree, TreeSummary } from './tree-contract';

/** One gesture of the log, its records folded together. */
export interface HistoryEntry {
  readonly gestureId: string;
  readonly actorId: string;
  readonly actor: string;
  readonly at: string;
  /** The tree's version after it. */
  readonly version: number;
  readonly undoes: string | null;
  readonly redoes: string | null;
  /** One sentence an operation, in order: the first three. */
  readonly descriptions: readonly string[];
  /** How many operations it has in all. */
  readonly operations: number;
  /** The kinds of its operations, each once. */
  readonly types: readonly OperationType[];
  /** Why it was made, where somebody said so. */
  readonly reason: string | null;
  /**
   * The operations that take the whole gesture back, in the order to apply them. Of the latest gestures only:
   * null for others, whose undo the server works out.
   */
  readonly inverse: readonly Operation[] | null;
}

/** A gesture that datasets leave out. */
export interface RevokedGesture {
  readonly gestureId: string;
  /** Who revoked it. */
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
}

/** How sure the run behind a tree was of a place, and why; `id` as assignments name it. */
export interface PlaceEvidence {
  readonly id: string;
  readonly confidence: Confidence | null;
  /** The engine's own check doubts it. */
  readonly questioned: boolean;
  /** Words of the study's title or abstract. */
  readonly quote: string | null;
}

/** A study without its abstract. */
export type PageStudy = Omit<Study, 'abstract' | 'imported'>;

export interface TreePageData {
  readonly tree: TreeSummary;
  readonly topic: {
    readonly id: string;
    readonly title: string;
    /** The reader may start runs over it. */
    readonly editable: boolean;
    /** Of its studies, as live events have it. */
    readonly studyRevision: number;
  };
  /**
   * All studies of the topic by number; a claim is the one of this tree's run where there is one. Their abstracts,
   * megabytes in a large topic, are fetched after the page.
   */
  readonly studies: readonly PageStudy[];
  /** Build the value with `treeFromRows`. */
  readonly rows: TreeRows;
  /** Of the places that the run gave; empty for trees of engines that give none. */
  readonly evidence: readonly PlaceEvidence[];
  /**
   * The tree that this correction was copied from, as it never changes; null when that is what `rows` are, and
   * for a tree that is not a correction.
   */
  readonly base: Pick<TreeRows, 'categories' | 'assignments'> | null;
  /** My own correction of this tree, when I have one. */
  readonly myCorrectionId: string | null;
  /** The last 1,000 gestures, oldest first; empty for a tree that is not a correction. */
  readonly history: readonly HistoryEntry[];
  /** Of all gestures of the tree; 1,000 at most, the latest. */
  readonly revocations: readonly RevokedGesture[];
  /** How many there are in all. */
  readonly revoked: number;
  /** Whether the reader may revoke others' gestures too. */
  readonly revokesAll: boolean;
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** Id of the person reading, as in `HistoryEntry.actorId`. */
  readonly readerId: string;
  /** Where the reader left this tree; null at the first time. */
  readonly bookmark: Bookmark | null;
  /** Seconds of the reader's latest answers in the review of this tree, latest first; 40 at most. */
  readonly answerSeconds: readonly number[];
  /** The tree to go on with from a complete correction; null for others, or without one. */
  readonly next: NextTree | null;
  /** What the reader was asked to go by, where it was handed out to them. */
  readonly task: Instructions | null;
  /** A final tree of what it was copied from is complete: it is opened again no more. */
  readonly adjudicated: boolean;
}

/** What a work order says to whoever corrects one of its trees. */
export interface Instructions {
  /** Markdown; empty: nothing beyond what the review says itself. */
  readonly guideline: string;
  /** The review is blind and stays so until adjudication, and what the model said is not in `evidence`. */
  readonly blind: boolean;
  /** The reader has asked to see what the model assigned all the same. */
  readonly revealed: boolean;
  /** A day, as 2026-11-30. */
  readonly dueOn: string | null;
}
