/** What a file says of a tree, before anyone knows the studies of the topic that it is for. */

export interface TreeEntry {
  /** Whatever tells it from the file's others. */
  readonly key: string;
  /** null: at the top. Parents come before their children. */
  readonly parentKey: string | null;
  /** As the file has it; it becomes a category's name when it can be one. */
  readonly name: string;
  readonly scopeNote: string;
  /** 1-based; null where the format has no lines worth naming. */
  readonly line: number | null;
  /** Studies that the file itself says are here, by number, id or title. */
  readonly studies?: readonly StudyMention[];
}

export interface StudyMention {
  readonly number?: number;
  readonly id?: string;
  readonly title?: string;
  /** Where it is said, when not on the entry's line. */
  readonly line?: number;
}

/** undefined for what is no number of a study. */
export function studyNumber(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

export interface Dropped {
  readonly line: number | null;
  readonly text: string;
  /** Completes "left out: ...". */
  readonly reason: string;
}

export interface TreeFile {
  /** In words: "Markdown outline". */
  readonly format: string;
  readonly entries: readonly TreeEntry[];
  readonly dropped: readonly Dropped[];
}

export interface TreeFormat {
  readonly format: string;
  /** null when the text is of another format. Throws AppError 'invalid' for one of this format that is broken. */
  read(text: string): Omit<TreeFile, 'format'> | null;
}
