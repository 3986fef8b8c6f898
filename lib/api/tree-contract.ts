/** Trees: as lists and pages have them, what becomes of a correction, and the files they are exported to. */

import { z } from 'zod';

import { origins } from '@/lib/tree/value';

import { idSchema } from './fields';
import { confidenceSchema } from './run-contract';

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
  /** These categories, ids parted by commas, and what is below them; not of json and feedback, which are of whole trees. */
  category: z.string().max(20_000).optional(),
  /** Numbers of the studies, such as 3,5,8-12; not of json and feedback. */
  studies: z
    .string()
    .max(20_000)
    .regex(/^\d{1,6}(-\d{1,6})?(,\d{1,6}(-\d{1,6})?)*$/, 'Give study numbers such as 3,5,8-12.')
    .optional(),
});

/** What a live event says of a tree: enough to tell whether there is something new to fetch. */
export const treeStateSchema = z.object({
  version: z.number().int(),
  completedAt: z.iso.datetime().nullable(),
  /** How many comments there are, and when the latest of them was made. */
  comments: z.number().int(),
  commentedAt: z.iso.datetime().nullable(),
  /** Grows whenever the topic's studies change: added, edited, withdrawn, restored. */
  studyRevision: z.number().int(),
  /** How many gestures were revoked. */
  revoked: z.number().int(),
});

export const abstractSchema = z.object({ studyId: idSchema, abstract: z.string() });

export const correctionCreatedSchema = z.object({ treeId: idSchema });

export type TreeSummary = z.infer<typeof treeSummarySchema>;
export type Tree = z.infer<typeof treeSchema>;
export type ExportQuery = z.infer<typeof exportQuerySchema>;
export type Completed = z.infer<typeof completedSchema>;
export type NextTree = z.infer<typeof nextTreeSchema>;
export type TreeState = z.infer<typeof treeStateSchema>;
export type Abstract = z.infer<typeof abstractSchema>;
export type Bookmark = z.infer<typeof bookmarkSchema>;
