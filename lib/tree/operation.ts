/**
 * The operations: every change of a tree is one of these. `operationSchema` is the shape that is stored
 * in the log; change it only together with the log's schema version.
 */

import * as z from 'zod/mini';
import { Draft } from './draft';
import type { Kind, StudyTitle } from './kind';
import { addCategory, addCategorySchema, clientAddCategorySchema } from './operations/add-category';
import { assignStudy, assignStudySchema, clientAssignStudySchema } from './operations/assign-study';
import { clearJudgement, clearJudgementSchema } from './operations/clear-judgement';
import {
  clientDescribeCategorySchema,
  describeCategory,
  describeCategorySchema,
} from './operations/describe-category';
import { judgeAssignment, judgeAssignmentSchema } from './operations/judge-assignment';
import { clientJudgeLinkSchema, judgeLink, judgeLinkSchema } from './operations/judge-link';
import {
  clientJudgeSiblingsSchema,
  judgeSiblings,
  judgeSiblingsSchema,
} from './operations/judge-siblings';
import { mergeCategories, mergeCategoriesSchema } from './operations/merge-categories';
import { moveCategory, moveCategorySchema } from './operations/move-category';
import { removeCategory, removeCategorySchema } from './operations/remove-category';
import {
  clientRenameCategorySchema,
  renameCategory,
  renameCategorySchema,
} from './operations/rename-category';
import { unassignStudy, unassignStudySchema } from './operations/unassign-study';
import type { Outcome } from './outcome';
import type { TreeValue } from './value';

export type { Outcome, Refusal, RefusalCode } from './outcome';

/** The stored shape. It can carry what an inverse has to bring back, such as provenance. */
export const operationSchema = z.discriminatedUnion('type', [
  addCategorySchema,
  renameCategorySchema,
  describeCategorySchema,
  moveCategorySchema,
  mergeCategoriesSchema,
  removeCategorySchema,
  assignStudySchema,
  unassignStudySchema,
  judgeLinkSchema,
  judgeSiblingsSchema,
  judgeAssignmentSchema,
  clearJudgementSchema,
]);

/** What a client may send: no provenance, no judgement of another time; names are trimmed and checked. */
export const clientOperationSchema = z.discriminatedUnion('type', [
  clientAddCategorySchema,
  clientRenameCategorySchema,
  clientDescribeCategorySchema,
  moveCategorySchema,
  mergeCategoriesSchema,
  removeCategorySchema,
  clientAssignStudySchema,
  unassignStudySchema,
  clientJudgeLinkSchema,
  clientJudgeSiblingsSchema,
  judgeAssignmentSchema,
  clearJudgementSchema,
]);

export type Operation = z.infer<typeof operationSchema>;
export type ClientOperation = z.infer<typeof clientOperationSchema>;
export type OperationType = Operation['type'];
export type OperationOf<T extends OperationType> = Extract<Operation, { type: T }>;

const kinds: { readonly [T in OperationType]: Kind<OperationOf<T>> } = {
  'add-category': addCategory,
  'rename-category': renameCategory,
  'describe-category': describeCategory,
  'move-category': moveCategory,
  'merge-categories': mergeCategories,
  'remove-category': removeCategory,
  'assign-study': assignStudy,
  'unassign-study': unassignStudy,
  'judge-link': judgeLink,
  'judge-siblings': judgeSiblings,
  'judge-assignment': judgeAssignment,
  'clear-judgement': clearJudgement,
};

/** The kind that fits the operation. */
export function kindOf(operation: Operation): Kind<Operation> {
  return kinds[operation.type] as Kind<Operation>;
}

/** The tree after the operation, or why it cannot apply or would change nothing. */
export function apply(value: TreeValue, operation: Operation): Outcome {
  const kind = kindOf(operation);
  const refusal = kind.check(value, operation);
  if (refusal) return { ok: false, refusal };
  const draft = new Draft(value);
  kind.change(draft, operation);
  return { ok: true, value: draft.finish() };
}

/** What takes the tree after the operation back to `before`; the operation must apply to `before`. */
export function invert(before: TreeValue, operation: Operation): readonly Operation[] {
  return kindOf(operation).invert(before, operation);
}

/** In words and in the past tense; the operation must apply to `before`. */
export function describe(before: TreeValue, operation: Operation, studyTitle: StudyTitle): string {
  return kindOf(operation).describe(before, operation, studyTitle);
}
