/** What a person may decide about a run before it goes on. Values as stored and as sent: plain data. */

import { z } from 'zod';

import { AppError } from '@/lib/errors';
import { cleanName, noteProblem } from '@/lib/tree/text';

import { nameKey } from './name-key';

/** Where a run can stop for a person: after the step of this name. */
export type SteeredStep = 'root-categories';

const MOST_ROOT_CATEGORIES = 10;
const MOST_INSTRUCTION = 2_000;

/** A root category on its way to the tree. */
export const rootCategorySchema = z.object({
  name: z.string().min(1),
  scopeNote: z.string(),
  /** Frequent entities that support it; none when a person added it. */
  entities: z.array(z.string()),
  /** Key of the model call that proposed it; null when a person added it. */
  evidenceId: z.string().nullable(),
});
export type RootCategory = z.infer<typeof rootCategorySchema>;

const decidedCategorySchema = z.object({
  name: z.string(),
  scopeNote: z.string().default(''),
  entities: z.array(z.string()).max(100).default([]),
  evidenceId: z.string().nullable().default(null),
});

/** The root categories as they shall be, in order; `instruction` goes into the prompts of all steps that follow. */
export const rootDecisionSchema = z.object({
  rootCategories: z.array(decidedCategorySchema),
  instruction: z.string().optional(),
});
export type RootDecision = z.input<typeof rootDecisionSchema>;

function refused(message: string): AppError {
  return new AppError('invalid', message);
}

/** The name as it will be, or AppError. */
function checkedName(name: string, seen: Map<string, string>): string {
  const clean = cleanName(name);
  if (clean === null || nameKey(clean) === '')
    throw refused('A root category needs a name that can be read.');
  const same = seen.get(nameKey(clean));
  if (same !== undefined) throw refused(`Two root categories have one name: “${same}”.`);
  seen.set(nameKey(clean), clean);
  return clean;
}

/**
 * A decision as it came from outside, checked: 1 to 10 root categories, names that differ by more than case and
 * punctuation. Entities and evidence that no proposal had are left out, so that nothing but the model's call can be
 * named as the source. Throws AppError 'invalid' with a sentence for the person who decided.
 */
export function readRootDecision(
  value: unknown,
  proposed: readonly RootCategory[],
): { readonly rootCategories: RootCategory[]; readonly instruction: string } {
  const parsed = rootDecisionSchema.safeParse(value);
  if (!parsed.success)
    throw refused('The decision is not a list of root categories with names and scope notes.');
  const { rootCategories, instruction = '' } = parsed.data;
  if (rootCategories.length < 1 || rootCategories.length > MOST_ROOT_CATEGORIES)
    throw refused(
      `A tree has 1 to ${MOST_ROOT_CATEGORIES} root categories; these are ${rootCategories.length}.`,
    );
  if (instruction.length > MOST_INSTRUCTION)
    throw refused(`An instruction has at most ${MOST_INSTRUCTION} characters.`);
  const calls = new Set(proposed.map(({ evidenceId }) => evidenceId));
  const terms = new Set(proposed.flatMap(({ entities }) => entities));
  const seen = new Map<string, string>();
  const checked = rootCategories.map((root) => {
    const name = checkedName(root.name, seen);
    const problem = noteProblem(root.scopeNote);
    if (problem !== null) throw refused(`${problem} (“${name}”)`);
    return {
      name,
      scopeNote: root.scopeNote,
      entities: root.entities.filter((term) => terms.has(term)),
      evidenceId: calls.has(root.evidenceId) ? root.evidenceId : null,
    };
  });
  return { rootCategories: checked, instruction: instruction.trim() };
}
