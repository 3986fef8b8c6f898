import type { Frame } from '../frame';

export const allSteps = [
  { name: 'claims', label: 'Claims' },
  { name: 'entities', label: 'Frequent entities' },
  { name: 'root-categories', label: 'Root categories' },
  { name: 'categories', label: 'Categories' },
  { name: 'place', label: 'Places for the rest' },
  { name: 'divide', label: 'Division of large categories' },
  { name: 'check', label: 'Check of places' },
  { name: 'assemble', label: 'Assembly' },
] as const;
export type StepName = (typeof allSteps)[number]['name'];

/** The steps of a run that finds the categories itself: in a tree that is given, studies are only placed. */
const drafting: ReadonlySet<StepName> = new Set([
  'entities',
  'root-categories',
  'categories',
  'divide',
]);

/** The steps of a run in order, as the progress bar shows them. */
export function stepsWith(check: boolean, hasFrame: boolean) {
  const steps = allSteps.filter(
    ({ name }) => (check || name !== 'check') && !(hasFrame && drafting.has(name)),
  );
  return steps.map(({ name, label }) => ({
    name,
    label: hasFrame && name === 'place' ? 'Places in the tree' : label,
  }));
}

export interface LlmOptions {
  /** The review question; '' (the default) when there is none. */
  readonly topic?: string;
  /** Whether every place is checked, which about doubles the calls; default true. */
  readonly check?: boolean;
  /** How often the check asks each question: more than one gives a confidence by agreement. Default 1. */
  readonly samples?: number;
  /** null: the server's default. Default 0. */
  readonly temperature?: number | null;
  /**
   * Studies whose claims are shown in one call; default 150. Larger sets are divided by a sample of this size, and
   * the rest placed in the categories that come of it.
   */
  readonly mostInOneCall?: number;
  /** A category with more studies of its own is divided further where depth allows; default 25. */
  readonly largeCategory?: number;
  /** Whether the run stops after the root categories for a person to decide on them; default false. */
  readonly reviewRootCategories?: boolean;
  /** The categories, given: they stay as they are, and all studies are placed in them. null (the default): none. */
  readonly frame?: Frame | null;
  /** A person's wishes, by step: "by setting, not by drug". */
  readonly instructions?: Readonly<Partial<Record<StepName, string>>>;
}

/**
 * Levels below the root categories that are drafted at once. The last level of a large set is left to the division of
 * its categories, which knows all studies and not the sample only.
 */
export function draftedLevels(maxDepth: number, studies: number, mostInOneCall: number): number {
  const levels = maxDepth - 1;
  return studies > mostInOneCall && levels > 1 ? levels - 1 : levels;
}

export function withDefaults(options: LlmOptions): Required<LlmOptions> {
  return {
    topic: options.topic ?? '',
    check: options.check ?? true,
    samples: Math.max(1, options.samples ?? 1),
    temperature: options.temperature === undefined ? 0 : options.temperature,
    mostInOneCall: options.mostInOneCall ?? 150,
    largeCategory: options.largeCategory ?? 25,
    reviewRootCategories: options.reviewRootCategories ?? false,
    frame: options.frame ?? null,
    instructions: options.instructions ?? {},
  };
}
