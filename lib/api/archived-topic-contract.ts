/** Topics that were archived: hidden with all that hangs on them, until they are brought back or purged. */

import { z } from 'zod';

import { idSchema, textSchema } from './fields';

export const archivedTopicSchema = z.object({
  id: idSchema,
  title: z.string(),
  owner: z.string(),
  archivedAt: z.iso.datetime(),
  /** Withdrawn ones too. */
  studies: z.number().int(),
  trees: z.number().int(),
});

/** The topic's title, typed by whoever means it. */
export const purgeTopicSchema = z.strictObject({ title: textSchema.max(300) });

export type ArchivedTopic = z.infer<typeof archivedTopicSchema>;
