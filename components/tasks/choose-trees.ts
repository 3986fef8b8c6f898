/** Which of the trees that can be handed out are wanted. Pure. */

import { fold, hasWords, queryWords } from '@/components/study-list/search';
import type { TreeToHandOut } from '@/lib/api/task-contract';

export interface TreeFilter {
  /** Words of the topic's title. */
  readonly text: string;
  /** Id; '' for all. */
  readonly topicId: string;
  /** Id of a run; '' for all. */
  readonly runId: string;
  /** 'imported', 'empty', or who made them: 'local', a model; '' for all. */
  readonly madeBy: string;
  /** Only with fewer complete corrections than so many; null for all. */
  readonly fewerThan: number | null;
  /** Only what nobody has been given. */
  readonly notHandedOut: boolean;
}

export const noFilter: TreeFilter = {
  text: '',
  topicId: '',
  runId: '',
  madeBy: '',
  fewerThan: null,
  notHandedOut: false,
};

/** What a tree is made by, as `TreeFilter.madeBy` names it. */
export function makerOf({ kind, madeBy, categories }: TreeToHandOut): string {
  if (kind === 'IMPORTED') return categories === 0 ? 'empty' : 'imported';
  return madeBy ?? 'local';
}

export function makerInWords(maker: string): string {
  if (maker === 'local') return 'Local engine';
  if (maker === 'imported') return 'Imported';
  return maker === 'empty' ? 'Empty, from scratch' : maker;
}

export function chooseTrees(
  trees: readonly TreeToHandOut[],
  filter: TreeFilter,
): readonly TreeToHandOut[] {
  const { topicId, runId, madeBy, fewerThan, notHandedOut } = filter;
  const words = queryWords(filter.text);
  return trees.filter(
    (tree) =>
      (topicId === '' || tree.topicId === topicId) &&
      (runId === '' || tree.runId === runId) &&
      (madeBy === '' || makerOf(tree) === madeBy) &&
      (fewerThan === null || tree.complete < fewerThan) &&
      !(notHandedOut && tree.tasks > 0) &&
      hasWords(fold(tree.topicTitle), words),
  );
}

/** What `runs` can be chosen by: newest first. */
export function runsOf(trees: readonly TreeToHandOut[]) {
  return trees.flatMap(({ runId, madeBy, topicTitle, createdAt }) =>
    runId === null
      ? []
      : [{ runId, madeBy: makerInWords(madeBy ?? 'local'), topicTitle, createdAt }],
  );
}
