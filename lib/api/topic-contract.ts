/** Topics and their studies, as the API gives and takes them. */

import { z } from 'zod';

import { idSchema, textSchema } from './fields';
import { runSchema } from './run-contract';
import { treeSummarySchema } from './tree-contract';

/** On one line, as it may come out of a PDF with line breaks. */
export const titleSchema = textSchema
  .overwrite((title) => title.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim())
  .min(1, 'Give the topic a title.')
  .max(300, 'A title has at most 300 characters.');

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

export const withdrawStudySchema = z.strictObject({
  reason: textSchema
    .overwrite((reason) => reason.trim())
    .max(500, 'A reason has at most 500 characters.')
    .optional(),
});

export const withdrawnStudySchema = studySchema
  .pick({ id: true, number: true, title: true })
  .extend({
    withdrawnAt: z.iso.datetime(),
    /** null: nobody said why. */
    reason: z.string().nullable(),
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
  /** Taken out of the topic, by number: not among `studies`, and in no tree. */
  withdrawn: z.array(withdrawnStudySchema),
  runs: z.array(runSchema),
  trees: z.array(treeSummarySchema),
});

export const topicTitleSchema = z.strictObject({ title: titleSchema });

export type StudyEdit = z.infer<typeof studyEditSchema>;
export type Study = z.infer<typeof studySchema>;
export type WithdrawnStudy = z.infer<typeof withdrawnStudySchema>;
export type TopicSummary = z.infer<typeof topicSummarySchema>;
export type Topic = z.infer<typeof topicSchema>;
