/**
 * The file of a whole topic: JSON lines, compressed with gzip. The first line says what it is, then each row of what
 * hangs on the topic is a line, then a line says how many there were. A stored shape: what cannot be read as it was
 * written is a new `formatVersion`. Columns that are not named here are taken as the database takes them.
 */

import { z } from 'zod';

import { operationSchema } from '@/lib/tree/operation';
import { origins } from '@/lib/tree/value';

export const formatVersion = 1;

export const headerSchema = z.object({
  format: z.literal('espalier-topic'),
  formatVersion: z.int().min(1),
  software: z.object({ name: z.string(), version: z.string() }),
  madeAt: z.iso.datetime(),
});

export const endSchema = z.strictObject({ end: z.literal(true), rows: z.int().min(0) });

const id = z.uuid();
const text = z
  .string()
  .max(5_000_000)
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'this text is damaged');
const key = text.max(200);
const at = z.iso.datetime({ offset: true });
const count = z.int().min(0);

/** By table, in the order in which they are filled: each refers to those before it. */
export const rowSchemas = {
  Person: z.strictObject({ id, name: text.min(1).max(300) }),
  Topic: z.looseObject({ id, title: text.min(1).max(300), ownerId: id, createdAt: at }),
  Study: z.looseObject({ id, topicId: id, number: count, title: text, abstract: text }),
  Run: z.looseObject({
    ...{ id, topicId: id, engine: z.enum(['local', 'llm']), settings: z.looseObject({}) },
    status: z.enum(['succeeded', 'failed', 'cancelled']),
  }),
  Claim: z.looseObject({ runId: id, studyId: id, text }),
  Evidence: z.looseObject({ id, runId: id, categoryId: key, studyId: id.nullable() }),
  ModelCall: z.looseObject({ id, runId: id, key, step: key, promptVersion: key, model: key }),
  Tree: z.looseObject({
    ...{ id, topicId: id, kind: z.enum(['GENERATED', 'IMPORTED', 'CORRECTION', 'FINAL']) },
    ...{ runId: id.nullable(), copiedFromId: id.nullable(), annotatorId: id.nullable() },
    ...{ version: count, createdAt: at },
  }),
  Category: z.looseObject({
    ...{ treeId: id, id: key, parentId: key.nullable(), index: count, name: text, scopeNote: text },
  }),
  Assignment: z.looseObject({
    ...{ treeId: id, categoryId: key, studyId: id, origin: z.enum(origins) },
  }),
  Judgement: z.looseObject({
    ...{ treeId: id, kind: z.enum(['link', 'siblings', 'pair']), key, body: z.looseObject({}) },
  }),
  FeedbackRecord: z
    .looseObject({
      ...{ treeId: id, seq: z.int().min(1), gestureId: id, actorId: id, at, type: key },
      ...{ operation: operationSchema, inverse: z.array(operationSchema), description: text },
    })
    .refine(({ type, operation }) => type === operation.type, 'type: not that of the operation'),
  Revocation: z.looseObject({ treeId: id, gestureId: id, actorId: id, at }),
  Adjudication: z.looseObject({ treeId: id, baseTreeId: id }),
  AdjudicatedCorrection: z.looseObject({ treeId: id, correctionId: id, position: count }),
  AdjudicationDecision: z.looseObject({
    ...{ treeId: id, itemKey: text, way: z.enum(['side', 'all', 'anew']) },
    ...{ correctionId: id.nullable(), gestureId: id, actorId: id, at },
    said: z
      .looseObject({
        ...{ version: z.literal(1), sides: z.record(id, text.nullable()), result: text.nullable() },
      })
      .nullish(),
  }),
  Comment: z.looseObject({ id, treeId: id, authorId: id, text, at }),
} as const;

export type TableName = keyof typeof rowSchemas;

export const tableNames = Object.keys(rowSchemas) as readonly TableName[];

/** A row as it stands in the file: its table and its columns. */
export const lineSchema = z.strictObject({
  table: z.enum(tableNames as [TableName, ...TableName[]]),
  row: z.record(z.string(), z.unknown()),
});
