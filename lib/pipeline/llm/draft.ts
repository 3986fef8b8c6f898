import { z } from 'zod';

import { cleanName } from '@/lib/tree/text';

import type { AssignmentEvidence } from '../engine';
import type { Frame } from '../frame';
import { nameKey } from '../name-key';
import { oneLine } from './untrusted';

const MOST_NAME = 120;
export const MOST_NOTE = 500;

const BEFORE_A_NAME = /^(?:[#*-]{1,6}\s)?(?:\d{1,3}(?:\.\d{1,3}){0,9}[.):]\s)?/;

/** The name as a category can have it, without the marks of a list; '' when nothing readable is left. */
export function categoryName(text: string): string {
  const bare = oneLine(text.replaceAll('**', ''), MOST_NAME).replace(BEFORE_A_NAME, '');
  const name = cleanName(bare) ?? '';
  return nameKey(name) === '' ? '' : name;
}

export const evidenceSchema: z.ZodType<AssignmentEvidence> = z.object({
  studyNumber: z.number().int().nonnegative(),
  reason: z.string().nullable(),
  quote: z.string().nullable(),
  evidenceId: z.string().nullable(),
  confidence: z.object({ value: z.number(), source: z.enum(['samples', 'tf-idf']) }).nullable(),
  questioned: z.boolean().optional(),
});

/** A category on its way to the tree. */
export interface Draft {
  /** Of the category of a tree that was given; none when the model proposed it. */
  readonly id?: string;
  readonly name: string;
  readonly scopeNote: string;
  readonly evidenceId: string | null;
  /** One for each study placed directly here, by study number. */
  readonly placements: readonly AssignmentEvidence[];
  readonly children: readonly Draft[];
}

export const draftSchema: z.ZodType<Draft> = z.lazy(() =>
  z.object({
    id: z.string().optional(),
    name: z.string().min(1),
    scopeNote: z.string(),
    evidenceId: z.string().nullable(),
    placements: z.array(evidenceSchema),
    children: z.array(draftSchema),
  }),
);

/** The categories of a tree that is given, without studies. */
export function draftsOf(frame: Frame): Draft[] {
  return frame.map(({ id, name, scopeNote, children }) => ({
    ...{ id, name, scopeNote, evidenceId: null, placements: [] },
    children: draftsOf(children),
  }));
}

/** Numbers of the studies in the category and below it. */
export function studiesOf(draft: Draft): Set<number> {
  const below = draft.children.flatMap((child) => [...studiesOf(child)]);
  return new Set([...draft.placements.map(({ studyNumber }) => studyNumber), ...below]);
}
