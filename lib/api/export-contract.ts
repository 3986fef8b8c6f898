/** The shapes of dataset exports: what is asked for, how far it is, and what came of it. */

import { z } from 'zod';

import { columnsOf, tables } from '@/lib/datasets/columns';
import {
  type DatasetDocumentation,
  datasets,
  exportFormats,
  formatsOf,
} from '@/lib/datasets/datasets';
import { splitSettingsSchema, splits } from '@/lib/datasets/splits';

import { idSchema } from './fields';

export const correctionStates = ['open', 'complete', 'final'] as const;

const idsSchema = z.array(idSchema).max(1000);

export const exportFiltersSchema = z.strictObject({
  /** Default: all that I may export. */
  topicIds: idsSchema.optional(),
  /** Default: everybody whose corrections I may export. */
  annotatorIds: idsSchema.optional(),
  /** Open and complete corrections, and final trees. */
  states: z.array(z.enum(correctionStates)).min(1).max(3).default(['open', 'complete', 'final']),
  /** Default: all four. */
  splits: z.array(z.enum(splits)).min(1).max(4).optional(),
  /** Of tables: a row for each correction, or one on which more than half, or all, of two or more agree. */
  agreement: z.enum(['any', 'majority', 'unanimous']).default('any'),
  /** Last changed on this day or later, in UTC. */
  changedFrom: z.iso.date().optional(),
  /** Last changed on this day or earlier, in UTC. */
  changedTo: z.iso.date().optional(),
  /** Leaves out what nobody has decided. */
  reviewedOnly: z.boolean().default(true),
});

const settingsFields = {
  dataset: z.enum(datasets),
  filters: exportFiltersSchema.prefault({}),
  splits: splitSettingsSchema.prefault({}),
  /** Whether rows have our columns behind the released ones, and chats say where they are from. */
  extensions: z.boolean().default(false),
};

/** What was asked for, defaults filled in. */
export const exportSettingsSchema = z.object({ ...settingsFields, format: z.enum(exportFormats) });

export const startExportSchema = z
  .strictObject({
    ...settingsFields,
    /** Default: the dataset's first. */
    format: z.enum(exportFormats).optional(),
  })
  .transform(({ format, ...rest }, context) => {
    const offered = formatsOf(rest.dataset);
    const chosen = format ?? offered[0] ?? 'jsonl';
    if (!offered.includes(chosen)) {
      const message = `${rest.dataset} comes as ${offered.join(' or ')}, not as ${chosen}.`;
      context.addIssue({ code: 'custom', path: ['format'], message });
    }
    return { ...rest, format: chosen };
  });

export const exportStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;

const countsSchema = z.record(z.string(), z.number().int());

export const manifestSchema = z.object({
  software: z.object({ name: z.string(), version: z.string() }),
  exportId: idSchema,
  settings: exportSettingsSchema,
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  file: z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() }),
  /** Of tables, in order. */
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** Rows that nobody had decided, or on which annotators do not agree. */
  leftOut: z.number().int(),
  rowsBySplit: countsSchema,
  topics: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      split: z.enum(splits),
      rows: z.number().int(),
    }),
  ),
  corrections: z.array(
    z.object({
      treeId: idSchema,
      baseTreeId: idSchema,
      annotator: z.string().nullable(),
      version: z.number().int(),
      completedAt: z.iso.datetime().nullable(),
      rows: z.number().int(),
    }),
  ),
});

export const exportSummarySchema = z.object({
  id: idSchema,
  dataset: z.enum(datasets),
  format: z.enum(exportFormats),
  status: z.enum(exportStatuses),
  /** Corrections that are written, of all that go into it. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  rows: z.number().int(),
  /** null until it is there to be downloaded. */
  file: z.object({ name: z.string(), bytes: z.number().int() }).nullable(),
  error: z.string().nullable(),
  requestedBy: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});

export const exportSchema = exportSummarySchema.extend({
  settings: exportSettingsSchema,
  /** null until it has succeeded. */
  manifest: manifestSchema.nullable(),
});

export const revokeSchema = z.strictObject({
  gestureId: idSchema,
  reason: z.string().max(2000).optional(),
});

export type StartExport = z.output<typeof exportSettingsSchema>;
export type StartExportInput = z.input<typeof startExportSchema>;
export type ExportFilters = z.output<typeof exportFiltersSchema>;
export type ExportManifest = z.infer<typeof manifestSchema>;
export type { DatasetDocumentation };
export type ExportSummary = z.infer<typeof exportSummarySchema>;
export type Export = z.infer<typeof exportSchema>;

/** Names of the columns of a table, in order; of a document none. */
export function columnNames({ dataset, extensions }: StartExport): readonly string[] {
  const table = tables.find((name) => name === dataset);
  return table ? columnsOf(table, extensions).map(({ name }) => name) : [];
}

/** What an export can be filtered by, for the page. */
export interface ExportChoices {
  readonly topics: readonly {
    readonly id: string;
    readonly title: string;
    /** Corrections and final trees of it. */
    readonly corrections: number;
  }[];
  readonly annotators: readonly { readonly id: string; readonly name: string }[];
  readonly domains: readonly string[];
}
