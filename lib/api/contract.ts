/**
 * The HTTP API's shapes: the one source of the request parsers, the reply types, the OpenAPI document and
 * what the pages get from the services. Dates are ISO 8601 strings in UTC.
 */

import { z } from 'zod';

import { importedFileSchema } from '@/lib/literature/import-shapes';
import { clientOperationSchema, operationSchema } from '@/lib/tree/operation';
import { origins } from '@/lib/tree/value';

import { cursorQuerySchema, idSchema, textSchema } from './fields';
import { confidenceSchema, runSchema } from './run-contract';

export const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});

export const previewQuerySchema = z.object({ preview: z.enum(['true', 'false']).default('false') });

// Topics and studies

/** On one line, as it may come out of a PDF with line breaks. */
export const titleSchema = textSchema
  .overwrite((title) => title.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim())
  .min(1, 'Give the topic a title.')
  .max(300, 'A title has at most 300 characters.');

export const fileReportSchema = importedFileSchema.extend({
  /** Things worth knowing about records that were kept. */
  warnings: z.array(
    z.object({
      /** null: about the file as a whole. */
      record: z.number().int().nullable(),
      line: z.number().int(),
      message: z.string(),
    }),
  ),
});

export const importReportSchema = z.object({ files: z.array(fileReportSchema) });

/** Of the fields that were edited, as they were imported. */
export const importedFieldsSchema = z.object({
  title: z.string().optional(),
  abstract: z.string().optional(),
  doi: z.string().nullable().optional(),
  pmid: z.string().nullable().optional(),
});

export const studySchema = z.object({
  id: idSchema,
  number: z.number().int(),
  title: z.string(),
  abstract: z.string(),
  year: z.number().int().nullable(),
  doi: z.string().nullable(),
  pmid: z.string().nullable(),
  authors: z.array(z.string()),
  journal: z.string().nullable(),
  url: z.string().nullable(),
  /** The sentence that states the finding: the one that came with a file, else from the latest run. */
  claim: z.string().nullable(),
  /** Known by its number alone, until a file with a `number` column fills it in. */
  placeholder: z.boolean(),
  /** Only of an edited study: the edited fields as they were imported. */
  imported: importedFieldsSchema.optional(),
});

/** A correction of what a file said; an empty identifier is none. Fields that are left out stay. */
export const studyEditSchema = z.strictObject({
  title: textSchema.max(10_000).optional(),
  abstract: textSchema.max(100_000).optional(),
  doi: textSchema.max(2_000).nullable().optional(),
  pmid: textSchema.max(100).nullable().optional(),
});

export const editedStudySchema = studySchema.pick({
  id: true,
  title: true,
  abstract: true,
  doi: true,
  pmid: true,
  imported: true,
});

export const treeKinds = ['GENERATED', 'IMPORTED', 'CORRECTION', 'FINAL'] as const;

export const treeSummarySchema = z.object({
  id: idSchema,
  topicId: idSchema,
  kind: z.enum(treeKinds),
  /** The tree this correction is a copy of; null for others. */
  copiedFromId: idSchema.nullable(),
  runId: idSchema.nullable(),
  version: z.number().int(),
  categories: z.number().int(),
  rootCategories: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Whose correction it is; null for others. */
  annotator: z.string().nullable(),
  /** Whether it is the reader's own correction. */
  mine: z.boolean(),
  /** Whether the reader may change this very tree: their own correction while it is open. */
  editable: z.boolean(),
  /** Since when a correction is complete; null while it is open, and for other trees. */
  completedAt: z.iso.datetime().nullable(),
  /** It was completed with what nobody had reviewed declared untouched. */
  restUntouched: z.boolean(),
});

export const topicSummarySchema = z.object({
  id: idSchema,
  title: z.string(),
  sample: z.boolean(),
  studies: z.number().int(),
  trees: z.number().int(),
  createdAt: z.iso.datetime(),
});

export const topicSchema = z.object({
  id: idSchema,
  title: z.string(),
  sample: z.boolean(),
  /** Whether the one who asks may change it and start runs in it. */
  editable: z.boolean(),
  createdAt: z.iso.datetime(),
  studies: z.array(studySchema),
  runs: z.array(runSchema),
  trees: z.array(treeSummarySchema),
});

/** A record that was merged into a study, or may be one with it. */
export const mergedRecordSchema = z.object({
  file: z.string(),
  /** Which file of the report it is in. */
  fileIndex: z.number().int(),
  record: z.number().int(),
  line: z.number().int(),
  title: z.string(),
  /** First author, year, journal and place of the record. */
  details: z.string(),
  by: z.enum(['doi', 'pmid', 'title and year', 'similar']),
  /** Fields that the two give differently. */
  differs: z.array(z.string()),
  /** Title of the study it was merged into. */
  into: z.string(),
  /** As `details`; '' for a study that the topic has already. */
  intoDetails: z.string(),
});

export const topicCreatedSchema = z.object({
  id: idSchema,
  title: z.string(),
  studies: z.number().int(),
  report: importReportSchema,
  /** The first 500 records that were merged. */
  merged: z.array(mergedRecordSchema),
  /** The first 500 that were not, though they look like duplicates. */
  possible: z.array(mergedRecordSchema),
});

/** The reply to `?preview=true`: what would be imported; nothing is saved. */
export const importPreviewSchema = z.object({
  studies: z.number().int(),
  /** Studies of the topic that duplicates fill gaps of. */
  known: z.number().int(),
  report: importReportSchema,
  /** The first 200 studies as they would be, their abstracts cut. */
  sample: z.array(
    z.object({
      /** Which file of the report the study is from, and its record there. */
      file: z.number().int(),
      record: z.number().int(),
      title: z.string(),
      abstract: z.string(),
      year: z.number().int().nullable(),
      doi: z.string().nullable(),
      pmid: z.string().nullable(),
    }),
  ),
  /** The first 500 records that would be merged. */
  merged: z.array(mergedRecordSchema),
  /** The first 500 that would not, though they look like duplicates. */
  possible: z.array(mergedRecordSchema),
});

/** The account of CHIME's released replies: one topic with one imported tree each. */
export const chimeImportSchema = z.object({
  topics: z.number().int(),
  trees: z.number().int(),
  rootCategories: z.number().int(),
  /** At all levels, root categories included. */
  categories: z.number().int(),
  /** Placeholders: the numbers up to the highest that the reply cites. */
  studies: z.number().int(),
  /** Rows that became no topic, by the line on which they begin. */
  rejected: z.array(z.object({ line: z.number().int(), reviewId: z.string(), reason: z.string() })),
  /** Text in and behind the outlines that became no category, at most 1,000 pieces of it; lines of the reply. */
  dropped: z.array(
    z.object({
      reviewId: z.string(),
      line: z.number().int(),
      text: z.string(),
      reason: z.string(),
    }),
  ),
  /** How many pieces were dropped. */
  droppedPieces: z.number().int(),
  /** Lines before the outlines: greetings, and the reply's first part. */
  linesBefore: z.number().int(),
});

/** The account of a tree file: one imported tree of the topic. */
export const treeImportSchema = z.object({
  treeId: idSchema,
  /** In words: "SKOS (Turtle)". */
  format: z.string(),
  categories: z.number().int(),
  rootCategories: z.number().int(),
  assignments: z.number().int(),
  /** What the file says and the tree does not, at most 1,000 pieces of it. */
  dropped: z.array(
    z.object({ line: z.number().int().nullable(), text: z.string(), reason: z.string() }),
  ),
  droppedPieces: z.number().int(),
});

export const topicTitleSchema = z.strictObject({ title: titleSchema });

// Trees

export const treeSchema = z.object({
  id: idSchema,
  topicId: idSchema,
  kind: z.enum(treeKinds),
  version: z.number().int(),
  /** Depth first; the virtual root is omitted, a root category has parentId null. */
  categories: z.array(
    z.object({
      id: z.string(),
      parentId: z.string().nullable(),
      index: z.number().int(),
      name: z.string(),
      scopeNote: z.string(),
    }),
  ),
  /** By category depth first, then by study number. */
  assignments: z.array(
    z.object({
      categoryId: z.string(),
      studyId: idSchema,
      origin: z.enum(origins),
      /** null when the engine has none to give, or a person decided. */
      confidence: confidenceSchema.nullable(),
    }),
  ),
  uncategorised: z.array(idSchema),
});

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

export const completeSchema = z.strictObject({
  /** Declares what is not reviewed yet untouched; without it all of the review set must be. */
  restUntouched: z.boolean().default(false),
});

/** The tree to go on with; `treeId` may be one that the reader has no correction of yet. */
export const nextTreeSchema = z.object({ treeId: idSchema, topicTitle: z.string() });

export const completedSchema = z.object({
  completedAt: z.iso.datetime(),
  restUntouched: z.boolean(),
  /** null when there is no other tree to correct. */
  next: nextTreeSchema.nullable(),
});

/** Where a person is in a tree. */
export const bookmarkSchema = z.strictObject({
  view: z.enum(['tree', 'matrix', 'review', 'picture']),
  /** A category's id, or 'uncategorised'; null: all studies. */
  category: z.string().max(64).nullable(),
  study: idSchema.nullable(),
  /** Whether the review hides what the model said. */
  blind: z.boolean(),
});

export const feedbackQuerySchema = cursorQuerySchema.extend({
  /** Leaves out what led to this version of the tree and to those before. */
  since: z.coerce.number().int().min(0).optional(),
});

export const versionQuerySchema = z.object({ version: z.coerce.number().int().min(0).optional() });

export const treeExportFormats = [
  'json',
  'csv',
  'md',
  'feedback',
  'ris',
  'bibtex',
  'csl',
  'xlsx',
  'html',
  'opml',
  'skos',
] as const;

export const exportQuerySchema = z.object({
  format: z.enum(treeExportFormats).default('json'),
  /** This category and what is below it; not of json and feedback, which are of whole trees. */
  category: z.string().max(100).optional(),
  /** Numbers of the studies, such as 3,5,8-12; not of json and feedback. */
  studies: z
    .string()
    .max(20_000)
    .regex(/^\d{1,6}(-\d{1,6})?(,\d{1,6}(-\d{1,6})?)*$/, 'Give study numbers such as 3,5,8-12.')
    .optional(),
});

export const correctionCreatedSchema = z.object({ treeId: idSchema });

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  web: z.literal('ok'),
  worker: z.enum(['ok', 'missing']),
  database: z.enum(['ok', 'down']),
  migrations: z.enum(['ok', 'pending']),
});

export const openApiSchema = z.looseObject({ openapi: z.string(), paths: z.looseObject({}) });

export type ApiError = z.infer<typeof errorSchema>;
export type FileReport = z.infer<typeof fileReportSchema>;
export type ImportReport = z.infer<typeof importReportSchema>;
export type MergedRecord = z.infer<typeof mergedRecordSchema>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;
export type StudyEdit = z.infer<typeof studyEditSchema>;
export type Study = z.infer<typeof studySchema>;
export type TreeSummary = z.infer<typeof treeSummarySchema>;
export type TopicSummary = z.infer<typeof topicSummarySchema>;
export type Topic = z.infer<typeof topicSchema>;
export type TreeImport = z.infer<typeof treeImportSchema>;
export type ChimeImport = z.infer<typeof chimeImportSchema>;
export type TopicCreated = z.infer<typeof topicCreatedSchema>;
export type Tree = z.infer<typeof treeSchema>;
export type ExportQuery = z.infer<typeof exportQuerySchema>;
export type Gesture = z.infer<typeof gestureSchema>;
export type SaveGestures = z.infer<typeof saveGesturesSchema>;
export type SaveResult = z.infer<typeof saveResultSchema>;
export type GestureResult = z.infer<typeof gestureResultSchema>;
export type Completed = z.infer<typeof completedSchema>;
export type NextTree = z.infer<typeof nextTreeSchema>;
export type Bookmark = z.infer<typeof bookmarkSchema>;
export type Rollback = z.infer<typeof rollbackSchema>;
export type FeedbackRecord = z.infer<typeof feedbackRecordSchema>;
export type Health = z.infer<typeof healthSchema>;
