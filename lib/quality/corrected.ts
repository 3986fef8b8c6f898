import type { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import type { StudyId, TreeValue } from '@/lib/tree/value';

/** A correction as findings are read off it. */
export interface Corrected {
  readonly base: TreeValue;
  readonly value: TreeValue;
  readonly labels: AnnotatorLabels;
  /** Without withdrawn ones. */
  readonly studies: readonly { readonly id: StudyId }[];
}
