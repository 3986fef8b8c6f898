import type { StudyId, TreeValue } from '@/lib/tree/value';

import type { AnnotatorLabels } from './annotator-labels';
import type { Labels } from './label';
import type { Split } from './splits';

export interface SourceTopic {
  readonly id: string;
  readonly title: string;
  readonly reviewId: string | null;
  readonly reviewPmid: string | null;
  readonly split: Split;
}

export interface SourceStudy {
  readonly id: StudyId;
  readonly number: number;
  readonly claim: string;
}

/** What rows are made of: a base tree and the labels that one correction, or several together, give it. */
export interface LabelSource {
  readonly topic: SourceTopic;
  readonly treeId: string;
  readonly base: TreeValue;
  /** By number, withdrawn ones left out. */
  readonly studies: readonly SourceStudy[];
  readonly labels: Labels;
  /** The corrected tree and what it adds; null when the labels are of several corrections. */
  readonly correction: { readonly value: TreeValue; readonly labels: AnnotatorLabels } | null;
  readonly annotator: string;
  /** Of the run behind the base tree; null without one. */
  readonly model: string | null;
  /** Of the reply behind a piece of evidence; null when no reply was. */
  readonly promptVersion: (evidenceId: string) => string | null;
}

/** Running numbers of a whole file. */
export class Numbering {
  /** Of the next sibling group. */
  group = 0;
  readonly #hierarchies = new Map<string, number>();

  /** The number of the topic's first hierarchy of `count` more. */
  takeHierarchies(topicId: string, count: number): number {
    const first = this.#hierarchies.get(topicId) ?? 0;
    this.#hierarchies.set(topicId, first + count);
    return first;
  }
}
