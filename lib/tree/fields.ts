/**
 * The fields that operations are made of. zod/mini, here and in all of lib/tree: the browser loads these
 * schemas with the operations, and the full library would be a quarter of the tree page.
 */

import * as z from 'zod/mini';
import { MAX_NAME_LENGTH, MAX_NOTE_LENGTH, nameProblem, noteProblem } from './text';
import { origins, ROOT } from './value';

const categoryIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

export function isCategoryId(id: string): boolean {
  return categoryIdPattern.test(id) && id !== ROOT;
}

export const categoryIdSchema = z.string().check(
  z.regex(categoryIdPattern, 'A category id has 1 to 64 letters, digits, hyphens and underscores.'),
  z.refine((id) => id !== ROOT, `"${ROOT}" is the virtual root; send null instead.`),
);

/** null: the virtual root. */
export const parentIdSchema = z.nullable(categoryIdSchema);

export const studyIdSchema = z.string().check(z.minLength(1), z.maxLength(100));

/** 0-based place among the siblings. */
export const indexSchema = z.int().check(z.minimum(0));

/** What a client may send as a name: trimmed, one line. */
export const nameSchema = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(MAX_NAME_LENGTH),
  z.refine((name) => nameProblem(name) === null, {
    error: (issue) => nameProblem(String(issue.input)) ?? undefined,
  }),
);

/** What a client may send as a scope note: trimmed; '' takes the note away. */
export const scopeNoteSchema = z.string().check(
  z.trim(),
  z.maxLength(MAX_NOTE_LENGTH),
  z.refine((note) => noteProblem(note) === null, {
    error: (issue) => noteProblem(String(issue.input)) ?? undefined,
  }),
);

export const provenanceSchema = z.strictObject({
  origin: z.enum(origins),
  evidenceId: z.nullable(z.string().check(z.maxLength(100))),
});

export const linkVerdictSchema = z.enum(['correct', 'incorrect', 'unsure']);
export const siblingsVerdictSchema = z.enum(['coherent', 'incoherent']);
export const assignmentVerdictSchema = z.enum(['belongs', 'does-not-belong', 'unsure']);

/** Categories of one group. */
export const groupSchema = z.array(categoryIdSchema).check(z.maxLength(10_000));
