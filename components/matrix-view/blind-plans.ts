/** What is said of cells by somebody who does not see what the tree has: answers, as in the blind review. Pure. */

import { countOf, type Plan, planned, quoted, refused } from '@/components/tree-editor/plan';
import type { ClientOperation } from '@/lib/tree/operation';
import { pathOf } from '@/lib/tree/queries';
import { answerPair } from '@/lib/tree/review/answer';
import type { AssignmentVerdict, CategoryId, StudyId, TreeValue } from '@/lib/tree/value';

import type { Cells } from './cell-plans';
import { idsBelow } from './columns';

type Verdict = Exclude<AssignmentVerdict, 'unsure'>;

/**
 * Says of all of these cells whether the study belongs. `value` is the tree as it is, not as it is seen. What belongs in
 * a category and in one below it is put into the one below only.
 */
export function planAnswers(value: TreeValue, cells: Cells, verdict: Verdict): Plan {
  const depthOf = (id: CategoryId) => pathOf(value, id).length;
  const deepestFirst = cells.categoryIds.toSorted((a, b) => depthOf(b) - depthOf(a));
  const below = new Map(deepestFirst.map((id) => [id, idsBelow(value, id)]));
  const operations = cells.studyIds.flatMap((studyId) => {
    const said = new Map<string, ClientOperation>();
    for (const categoryId of deepestFirst) {
      const isPutBelow = (below.get(categoryId) ?? []).some((id) => said.has(`assign-study ${id}`));
      for (const operation of answerPair(value, studyId, categoryId, verdict))
        if (!(isPutBelow && operation.type === 'assign-study'))
          said.set(keyOf(operation), operation);
    }
    return [...said.values()];
  });
  if (operations.length === 0) return refused('You have said so of all of these cells already.');
  const words = inWords(value, cells, verdict);
  return planned(value, operations, { intent: `Say that ${words}`, done: `Said that ${words}` });
}

/** Says of one cell the contrary of what is seen in it. `seen`: whether it is ticked. */
export function planAnswer(
  value: TreeValue,
  studyId: StudyId,
  categoryId: CategoryId,
  seen: boolean,
): Plan {
  const cells = { studyIds: [studyId], categoryIds: [categoryId] };
  return planAnswers(value, cells, seen ? 'does-not-belong' : 'belongs');
}

function keyOf(operation: ClientOperation): string {
  return `${operation.type} ${'categoryId' in operation ? operation.categoryId : ''}`;
}

/** "the study belongs in ‘Reminders’" */
function inWords(value: TreeValue, { studyIds, categoryIds }: Cells, verdict: Verdict): string {
  const [only = null] = categoryIds;
  const where = categoryIds.length === 1 ? quoted(value, only) : `${categoryIds.length} categories`;
  const [yes, no] =
    studyIds.length === 1 ? ['belongs', 'does not belong'] : ['belong', 'do not belong'];
  return `${countOf(studyIds, 'the study', 'studies')} ${verdict === 'belongs' ? yes : no} in ${where}`;
}
