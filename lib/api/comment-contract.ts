/** The shapes of comments on a category or a study of a tree. */

import { z } from 'zod';

import { idSchema, textSchema } from './fields';

/** One of the two is null. */
const subject = { categoryId: z.string().max(64).nullable(), studyId: idSchema.nullable() };

export const commentSchema = z.object({
  id: idSchema,
  ...subject,
  authorId: z.string(),
  author: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  /** Whether the reader may delete it. */
  mine: z.boolean(),
});

export const MAX_COMMENT_LENGTH = 2_000;

export const newCommentSchema = z
  .strictObject({
    categoryId: subject.categoryId.default(null),
    studyId: subject.studyId.default(null),
    text: textSchema
      .trim()
      .min(1, 'Write something first.')
      .max(MAX_COMMENT_LENGTH, `A comment has at most ${MAX_COMMENT_LENGTH} characters.`),
  })
  .refine(
    ({ categoryId, studyId }) => (categoryId === null) !== (studyId === null),
    'Name a category or a study.',
  );

export type Comment = z.infer<typeof commentSchema>;
export type NewComment = z.infer<typeof newCommentSchema>;
