/** The shapes in which an import is accounted for: part of the HTTP API. */

import { z } from 'zod';

import { fields } from './columns';

/** How a table's columns were understood, so that a person can say otherwise. */
export const tableColumnsSchema = z.object({
  /** 1-based line of the column names; null when the table has none. */
  header: z.int().nullable(),
  columns: z.array(
    z.object({
      name: z.string(),
      field: z.enum(fields).nullable(),
      /** Of the first rows. */
      examples: z.array(z.string()),
    }),
  ),
  /** No column name was known: the fields are a guess, and a person has to confirm them. */
  guessed: z.boolean(),
});

/** records = imported + duplicates + rejected. */
export const importedFileSchema = z.object({
  name: z.string(),
  /** Which of the uploaded files it is or was packed in, from 0. */
  upload: z.int().nonnegative(),
  format: z.string(),
  encoding: z.string(),
  /** All that the file holds, rejected ones included. */
  records: z.int().nonnegative(),
  /** New studies, placeholders filled in included. A study that several files hold counts for the first. */
  imported: z.int().nonnegative(),
  /** How many of the imported filled in a placeholder of the topic; only when it has some. */
  filled: z.int().nonnegative().optional(),
  /** Records merged into an earlier one or into a study of the topic. */
  duplicates: z.int().nonnegative(),
  /** Accepted records with an abstract, before duplicates are merged. */
  withAbstract: z.int().nonnegative(),
  /** How many accepted records are without it. */
  missing: z.object({
    title: z.int(),
    abstract: z.int(),
    year: z.int(),
    authors: z.int(),
    /** Neither DOI nor PubMed id. */
    identifier: z.int(),
  }),
  rejected: z.array(z.object({ record: z.int(), line: z.int(), reason: z.string() })),
  /** Only of tables. */
  table: tableColumnsSchema.nullable(),
});

export const importReportSchema = z.object({ files: z.array(importedFileSchema) });

export type TableColumns = z.infer<typeof tableColumnsSchema>;
export type ImportedFile = z.infer<typeof importedFileSchema>;
export type ImportReport = z.infer<typeof importReportSchema>;
