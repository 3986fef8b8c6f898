/** Fields and lists that all shapes of the HTTP API share. */

import { z } from 'zod';

/** In lower case, as the database gives ids back: the same id must look the same. */
export const idSchema = z.uuid().toLowerCase();

/** What the database can keep as it is sent: no NUL, no half of a character. */
export const textSchema = z
  .string()
  .refine(
    (text) => text.isWellFormed() && !text.includes('\0'),
    'This text is damaged; type it again.',
  );

/** `next` is the cursor of the following page, null on the last. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const cursorQuerySchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const createdSchema = z.object({ id: idSchema });
