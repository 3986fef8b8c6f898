/** The fields that operations are made of. */

import { z } from 'zod';
import { MAX_NAME_LENGTH, MAX_NOTE_LENGTH, nameProblem, noteProblem } from './text';
import { origins, ROOT } from './value';

const categoryIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

export function isCategoryId(id: string): boolean {
  return categoryIdPattern.test(id) && id !== ROOT;
}

export const categoryIdSchema = z
  .string()
  .regex(categoryIdPattern, 'A category id has 1 to 64 letters, digits, hyphens and underscores.')
  .refine((id) => id !== ROOT, `"${ROOT}" is the virtual root; send null instead.`);

/** null: the virtual root. */
export const parentIdSchema = categoryIdSchema.nullable();

export const studyIdSchema = z.string().min(1).max(100);

/** 0-based place among the siblings. */
export const indexSchema = z.int().min(0);

/** What a client may send as a name: trimmed, one line. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(MAX_NAME_LENGTH)
  .refine((name) => nameProblem(name) === null, {
    error: (issue) => nameProblem(String(issue.input)) ?? undefined,
  });

/** What a client may send as a scope note: trimmed; '' takes the note away. */
export const scopeNoteSchema = z
  .string()
  .trim()
  .max(MAX_NOTE_LENGTH)
  .refine((note) => noteProblem(note) === null, {
    error: (issue) => noteProblem(String(issue.input)) ?? undefined,
  });

export const provenanceSchema = z.strictObject({
  origin: z.enum(origins),
  evidenceId: z.string().max(100).nullable(),
});

export const linkVerdictSchema = z.enum(['correct', 'incorrect', 'unsure']);
export const siblingsVerdictSchema = z.enum(['coherent', 'incoherent']);
export const assignmentVerdictSchema = z.enum(['belongs', 'does-not-belong', 'unsure']);

/** Categories of one group. */
export const groupSchema = z.array(categoryIdSchema).max(10_000);
