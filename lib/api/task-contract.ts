/** Shapes of the calls about handed-out work: orders, their tasks, taking what is free. */

import { z } from 'zod';

import { idSchema, textSchema } from './fields';
import { mostPerTree, mostStallDays, mostTreesAtOnce, usualStallDays } from './task-limits';

const timeSchema = z.iso.datetime();

/** A day, as 2026-11-30. It ends in UTC. */
export const daySchema = z.iso.date('Type a day as 2026-11-30.');

const guidelineSchema = textSchema.max(50_000, 'A guideline has at most 50,000 characters.');

/** Days without an edit after which a task counts as stalled. */
const stallDaysSchema = z.number().int().min(1).max(mostStallDays);

export const newWorkOrderSchema = z.object({
  treeIds: z
    .array(idSchema)
    .min(1, 'Choose a tree.')
    .max(mostTreesAtOnce, `At most ${mostTreesAtOnce} trees at once.`),
  /** Annotators a tree. */
  perTree: z.number().int().min(1).max(mostPerTree),
  /** The trees are dealt among them; empty: whoever is free takes them. */
  annotatorIds: z.array(idSchema).max(100).default([]),
  /** Markdown, shown beside the work. */
  guideline: guidelineSchema.default(''),
  /** The review hides what the model said. */
  blind: z.boolean().default(false),
  dueOn: daySchema.nullable().default(null),
  stallDays: stallDaysSchema.default(usualStallDays),
});
export type NewWorkOrder = z.input<typeof newWorkOrderSchema>;

export const workOrderSchema = z.object({
  id: idSchema,
  guideline: z.string(),
  blind: z.boolean(),
  dueOn: daySchema.nullable(),
  stallDays: z.number().int(),
  perTree: z.number().int(),
  createdAt: timeSchema,
  createdBy: z.string(),
});
export type WorkOrder = z.infer<typeof workOrderSchema>;
export const workOrdersSchema = z.object({ items: z.array(workOrderSchema) });

/** `missing`: annotators that were asked for and not found, since those named have the tree already. */
export const workOrderMadeSchema = workOrderSchema.extend({
  tasks: z.number().int(),
  missing: z.number().int(),
});
export type WorkOrderMade = z.infer<typeof workOrderMadeSchema>;

/** What is left out stays as it is. */
export const changeWorkOrderSchema = z
  .object({
    guideline: guidelineSchema,
    blind: z.boolean(),
    dueOn: daySchema.nullable(),
    stallDays: stallDaysSchema,
  })
  .partial();
export type ChangeWorkOrder = z.infer<typeof changeWorkOrderSchema>;

export const giveTasksSchema = z.object({ annotatorIds: z.array(idSchema).min(1).max(100) });

/** null: whoever is free. */
export const giveTaskSchema = z.object({ annotatorId: idSchema.nullable() });

/** `left`: tasks of trees that the other has already, which stay where they are. */
export const handedOnSchema = z.object({ given: z.number().int(), left: z.number().int() });
export type HandedOn = z.infer<typeof handedOnSchema>;

export const taskSchema = z.object({
  id: idSchema,
  orderId: idSchema,
  treeId: idSchema,
  treeKind: z.enum(['GENERATED', 'IMPORTED', 'FINAL']),
  topicId: idSchema,
  topicTitle: z.string(),
  /** null: nobody has taken it yet. */
  annotatorId: idSchema.nullable(),
  annotator: z.string().nullable(),
  /** It was handed out to whoever is free. */
  open: z.boolean(),
  createdAt: timeSchema,
  /** Since when it is the annotator's. */
  takenAt: timeSchema.nullable(),
  dueOn: daySchema.nullable(),
  stallDays: z.number().int(),
  blind: z.boolean(),
  /** The annotator's correction of the tree, once they have begun. */
  correctionId: idSchema.nullable(),
  /** When that was last changed. */
  changedAt: timeSchema.nullable(),
  completedAt: timeSchema.nullable(),
  /** A final tree stands: the correction is opened again no more. */
  adjudicated: z.boolean(),
  /** Decisions of the review; null before the beginning, and while so many changed that they are not counted yet. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** Gestures whose seconds are known: answers of the review. */
  decisions: z.number().int(),
  /** The sum of these. */
  seconds: z.number(),
});
export type Task = z.infer<typeof taskSchema>;
export const tasksSchema = z.object({ items: z.array(taskSchema) });

/** `free`: trees that whoever is free may take, and I have not. */
export const myTasksSchema = tasksSchema.extend({ free: z.number().int() });
export type MyTasks = z.infer<typeof myTasksSchema>;

/** A tree that can be handed out. */
export interface TreeToHandOut {
  readonly id: string;
  readonly kind: 'GENERATED' | 'IMPORTED';
  readonly topicId: string;
  readonly topicTitle: string;
  readonly sample: boolean;
  /** Of the run that made it; null for imported trees. */
  readonly runId: string | null;
  /** The language model, 'local', or null for imported trees. */
  readonly madeBy: string | null;
  readonly createdAt: string;
  readonly studies: number;
  readonly categories: number;
  /** Corrections there are, and those of them that are complete. */
  readonly corrections: number;
  readonly complete: number;
  /** Tasks of it that are handed out, taken or not. */
  readonly tasks: number;
}

export const emptyTreeSchema = z.object({ treeId: idSchema });
