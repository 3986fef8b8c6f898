/** Files that are imported: what the preview and the account of them say, and what a person decides on. */

import { z } from 'zod';

import { fields } from '@/lib/literature/columns';
import { importedFileSchema } from '@/lib/literature/import-shapes';

import { idSchema } from './fields';

/** Files as the report lists them, from 0; records from 1. */
const recordSchema = z.strictObject({ file: z.int().min(0), record: z.int().min(1) });
const recordsSchema = z.array(recordSchema).max(100_000).default([]);

export const importChoicesSchema = z.strictObject({
  /** What the columns of a table are: field by column, from 0. Columns that are not named are left out. */
  columns: z
    .array(
      z.strictObject({
        file: z.int().min(0),
        fields: z.record(z.string().regex(/^\d{1,4}$/), z.enum(fields)),
      }),
    )
    .max(500)
    .default([]),
  /** Studies not to be imported, by their first record; its duplicates go with it. */
  excluded: recordsSchema,
  /** Duplicates to be kept as studies of their own. */
  apart: recordsSchema,
  /** Possible duplicates to be merged. */
  together: recordsSchema,
});

export type ImportChoices = z.infer<typeof importChoicesSchema>;

export const noChoices: ImportChoices = { columns: [], excluded: [], apart: [], together: [] };

export const previewQuerySchema = z.object({ preview: z.enum(['true', 'false']).default('false') });

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
  /** As `details`; of a study that the topic has already '', or that it is withdrawn. */
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
  /** The first 20,000 studies as they would be, the first 200 of them with the beginning of their abstracts. */
  sample: z.array(
    z.object({
      /** Which file of the report the study is from, and its record there. */
      file: z.number().int(),
      record: z.number().int(),
      title: z.string(),
      abstract: z.string(),
      hasAbstract: z.boolean(),
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

/** The account of the file of a whole topic. */
export const topicImportSchema = z.object({
  id: idSchema,
  title: z.string(),
  studies: z.number().int(),
  trees: z.number().int(),
  /** Of feedback. */
  records: z.number().int(),
  people: z.object({
    /** Here under the same name. */
    known: z.number().int(),
    /** Now names without an account. */
    added: z.number().int(),
  }),
});

export type FileReport = z.infer<typeof fileReportSchema>;
export type ImportReport = z.infer<typeof importReportSchema>;
export type MergedRecord = z.infer<typeof mergedRecordSchema>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;
export type TreeImport = z.infer<typeof treeImportSchema>;
export type ChimeImport = z.infer<typeof chimeImportSchema>;
export type TopicCreated = z.infer<typeof topicCreatedSchema>;
export type TopicImport = z.infer<typeof topicImportSchema>;
