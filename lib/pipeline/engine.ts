/**
 * The port that both engines implement: a paper set in, a tree out. No database and no Next here; what an
 * engine needs from the outside world comes in through `RunContext`.
 */

import type { z } from 'zod';

/** One study as an engine sees it. `number` is its 0-based index in the topic; title or abstract may be ''. */
export interface InputStudy {
  readonly number: number;
  readonly title: string;
  readonly abstract: string;
}

export interface EngineSettings {
  /** At most this many root categories (1 to 10, default 5). */
  readonly maxRootCategories: number;
  /** Levels of categories below the virtual root (1 to 4, default 3). */
  readonly maxDepth: number;
}

export interface GeneratedCategory {
  readonly name: string;
  readonly scopeNote: string;
  /** Numbers of the studies placed directly here, ascending. */
  readonly studyNumbers: readonly number[];
  readonly children: readonly GeneratedCategory[];
}

export interface GeneratedTree {
  /** One claim per study that has one. */
  readonly claims: readonly { readonly studyNumber: number; readonly text: string }[];
  /** Frequent entities, most frequent first; `studies` = in how many studies each occurs. */
  readonly entities: readonly { readonly term: string; readonly studies: number }[];
  readonly rootCategories: readonly GeneratedCategory[];
}

export interface RunContext {
  /** Aborted when the run is cancelled; engines check it between chunks of work and throw its reason. */
  readonly signal: AbortSignal;
  /**
   * Runs one step, or returns what it returned before, when a killed worker had already finished it.
   * The output must survive JSON and satisfy the schema.
   */
  runStep<T>(name: string, schema: z.ZodType<T>, work: () => Promise<T>): Promise<T>;
  /** Reports how far a step is. Cheap to call often. */
  progress(step: string, done: number, total: number): void;
  warn(message: string): void;
}

export interface Engine {
  readonly name: 'local' | 'llm';
  /** The steps in order, as the progress bar shows them. */
  readonly steps: readonly { readonly name: string; readonly label: string }[];
  /** Same studies and settings give the same tree: names, order and assignments. */
  generate(
    studies: readonly InputStudy[],
    settings: EngineSettings,
    context: RunContext,
  ): Promise<GeneratedTree>;
}
