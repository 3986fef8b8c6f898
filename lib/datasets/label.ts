import type { CategoryId, StudyId } from '@/lib/tree/value';

import type { LogRecord } from './standing';

/**
 * `reviewed`: a judgement stands; `changed`: an edit made it what it is; `unsure`: somebody looked and could not say;
 * `untouched`: nobody has decided it; `disputed`: of several annotators, too few agree.
 */
export type LabelState = 'reviewed' | 'changed' | 'unsure' | 'untouched' | 'disputed';

export interface Label {
  readonly label: number;
  readonly state: LabelState;
  /** The edit that decided it; null when none did, or several annotators have. */
  readonly record: LogRecord | null;
}

/** Whether the siblings of the base that are directly in one parent form one sensible division. */
export interface GroupLabel {
  /** For each sibling 1 when it fits, 0 when it is a misfit or has left the group. */
  readonly children: ReadonlyMap<CategoryId, number>;
  /** The group stands coherent: every sibling fits, and nobody judged the group incoherent. */
  readonly coherent: boolean;
  readonly state: LabelState;
  readonly record: LogRecord | null;
}

/** The labels of what the base tree says, by one annotator or by several together. */
export interface Labels {
  /** 1 when the study belongs in the category of base or corrected tree. */
  pair(studyId: StudyId, categoryId: CategoryId): Label;
  /** Of a link of the base: 2 kept and confirmed, 1 kept, 0 judged incorrect or broken. */
  link(parentId: CategoryId, childId: CategoryId): Label;
  /** Of the base's categories in the parent; null: its root categories. */
  group(parentId: CategoryId | null): GroupLabel;
}

/** Whether somebody has decided it. Both an unsure and a disputed label are undecided. */
export function isDecided(state: LabelState): boolean {
  return state === 'reviewed' || state === 'changed';
}
