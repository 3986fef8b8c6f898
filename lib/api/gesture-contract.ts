/** Edits of a tree: how they are saved and answered, and the feedback records they leave. */

import { z } from 'zod';

import { clientOperationSchema, operationSchema } from '@/lib/tree/operation';

import { cursorQuerySchema, idSchema, textSchema } from './fields';

export const gestureSchema = z.strictObject({
  /** Made by the client, so that a retried save is applied once. */
  id: idSchema,
  operations: z.array(clientOperationSchema).min(1).max(5000),
  reason: textSchema.max(2000).optional(),
  /** Which view it was made in. */
  view: z.enum(['tree', 'matrix', 'review']).optional(),
  /** Whether the model's answer was visible when the decision was made. */
  exposure: z.enum(['shown', 'hidden']).optional(),
  seconds: z.number().min(0).max(86_400).optional(),
});

export const saveGesturesSchema = z.strictObject({
  baseVersion: z.number().int().min(0),
  gestures: z.array(gestureSchema).min(1).max(200),
});

export const gestureResultSchema = z.object({
  gestureId: idSchema,
  status: z.enum(['applied', 'already-applied', 'refused']),
  version: z.number().int().optional(),
  reason: z.string().optional(),
  /** The operations an undo or a redo came down to, so that the editor can apply them too. */
  operations: z.array(operationSchema).optional(),
});

export const saveResultSchema = z.object({
  version: z.number().int(),
  results: z.array(gestureResultSchema),
});

export const undoSchema = z.strictObject({
  /** The new gesture's own id. */
  gestureId: idSchema,
  /** Which gesture; default: my last standing one (undo), my last undone one (redo). */
  target: idSchema.optional(),
});

export const rollbackSchema = z.strictObject({
  /** The new gesture's own id. */
  gestureId: idSchema,
  /** The version of the tree to go back to. */
  version: z.number().int().min(0),
  /** The version that the person saw; when the tree has gone on since, nothing is rolled back. Default: as it is. */
  baseVersion: z.number().int().min(0).optional(),
});

export const feedbackRecordSchema = z.object({
  seq: z.number().int(),
  gestureId: idSchema,
  type: z.string(),
  schemaVersion: z.number().int(),
  operation: operationSchema,
  inverse: z.array(operationSchema),
  /** In words: "moved 'Reminders' from 'Alerts' to 'Nudges'". */
  description: z.string(),
  actorId: z.string(),
  actor: z.string(),
  at: z.iso.datetime(),
  baseVersion: z.number().int(),
  /** The tree's version after the gesture. */
  version: z.number().int(),
  undoes: idSchema.nullable(),
  redoes: idSchema.nullable(),
  reason: z.string().nullable(),
  view: z.string().nullable(),
  exposure: z.string().nullable(),
  seconds: z.number().nullable(),
});

export const feedbackQuerySchema = cursorQuerySchema.extend({
  /** Leaves out what led to this version of the tree and to those before. */
  since: z.coerce.number().int().min(0).optional(),
  /** Leaves out what led to this version of the tree and to those after. */
  before: z.coerce.number().int().min(0).optional(),
});

export type Gesture = z.infer<typeof gestureSchema>;
export type SaveGestures = z.infer<typeof saveGesturesSchema>;
export type SaveResult = z.infer<typeof saveResultSchema>;
export type GestureResult = z.infer<typeof gestureResultSchema>;
export type Rollback = z.infer<typeof rollbackSchema>;
export type FeedbackRecord = z.infer<typeof feedbackRecordSchema>;
