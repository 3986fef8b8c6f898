/** What a person decides on in the preview of an import: sent with the files as the form's field `choices`. */

import { z } from 'zod';

import { fields } from '@/lib/literature/columns';

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
