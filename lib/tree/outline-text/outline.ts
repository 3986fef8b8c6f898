/** What reading an outline gives. */

export interface OutlineCategory {
  /** Acceptable to `nameProblem`. Siblings may have the same name. */
  readonly name: string;
  /** As cited, ascending, each once. */
  readonly studyNumbers: readonly number[];
  readonly children: readonly OutlineCategory[];
}

export type DropReason =
  | 'before the outline'
  | 'after the outline'
  | 'no line of the outline'
  | 'no name'
  | 'entities, not part of the name'
  | 'no study number'
  | 'too long for a name'
  | 'too deep'
  | 'too far down';

export interface DroppedText {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  readonly reason: DropReason;
}

export interface Outline {
  readonly rootCategories: readonly OutlineCategory[];
  /** By line. */
  readonly dropped: readonly DroppedText[];
}

/** How many categories there are, at all levels. */
export function countCategories(categories: readonly OutlineCategory[]): number {
  return categories.reduce((count, { children }) => count + 1 + countCategories(children), 0);
}
