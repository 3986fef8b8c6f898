/**
 * The lines of a backup, before it is compressed with gzip; README.md beside this file describes the whole. A stored
 * shape: a change of it is a new `formatVersion`, and the old one stays readable.
 */

import { z } from 'zod';

export const formatVersion = 1;

/** The first line. */
export const headerSchema = z.object({
  format: z.literal('espalier-backup'),
  formatVersion: z.int().min(1),
  software: z.object({ name: z.string(), version: z.string() }),
  postgres: z.string(),
  madeAt: z.iso.datetime(),
  /** That the database had been through, in order: what the tables look like follows from them. */
  migrations: z.array(z.string()).min(1),
  /** In the order of the parts: each comes after those that it refers to. */
  tables: z.array(z.string()),
});

/** Before the rows of a table. */
export const partSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });

/** A row: its columns as Postgres writes them as text. */
export const rowSchema = z.array(z.string().nullable());

/** Behind the rows of a table; the checksum is of their lines, line ends included, in hexadecimal. */
export const partEndSchema = z.object({
  endOf: z.string(),
  rows: z.int().min(0),
  sha256: z.string(),
});

/** The last line: a file without it was cut off. */
export const endSchema = z.object({ end: z.literal(true), rows: z.int().min(0) });

export type Header = z.infer<typeof headerSchema>;
export type Part = z.infer<typeof partSchema>;
export type PartEnd = z.infer<typeof partEndSchema>;
export type End = z.infer<typeof endSchema>;
