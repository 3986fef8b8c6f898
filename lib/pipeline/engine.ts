/**
 * The port that both engines implement: a paper set in, a tree out. No database and no Next here; what an
 * engine needs from the outside world comes in through `RunContext`.
 */

import type { z } from 'zod';

import type { PaperReading } from './llm/reading';
import type { RootCategory, RootDecision, SteeredStep } from './steering';

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

/** How sure an assignment is, and how that was found. */
export interface Confidence {
  /**
   * 0 to 1. `samples`: the share of repeated answers that agree. `tf-idf`: by how much the study's wording is nearer to
   * this category than to any other; 0.5 is a tie.
   */
  readonly value: number;
  readonly source: 'samples' | 'tf-idf';
}

/** Why a study stands in a category, as far as the engine can say. */
export interface AssignmentEvidence {
  readonly studyNumber: number;
  readonly reason: string | null;
  /** Words of the study's title or abstract. */
  readonly quote: string | null;
  /** Key of the model call behind it. */
  readonly evidenceId: string | null;
  readonly confidence: Confidence | null;
  /** Doubtful, but the study has no other place: the engine's own check denies it, or no quote supports it. */
  readonly questioned?: boolean;
}

export interface GeneratedCategory {
  /** Of a category of a tree that was given: the same category in both. None: a new category. */
  readonly id?: string;
  readonly name: string;
  readonly scopeNote: string;
  /** Numbers of the studies placed directly here, ascending. */
  readonly studyNumbers: readonly number[];
  readonly children: readonly GeneratedCategory[];
  /** Key of the model call that proposed it. */
  readonly evidenceId?: string | null;
  /** One for each study number, when the engine has evidence. */
  readonly evidence?: readonly AssignmentEvidence[];
}

export interface GeneratedClaim {
  readonly studyNumber: number;
  readonly text: string;
  /** Words of the title or abstract that it rests on. */
  readonly quote?: string;
  readonly evidenceId?: string;
}

export interface GeneratedTree {
  /** One claim per study that has one. */
  readonly claims: readonly GeneratedClaim[];
  /** Frequent entities, most frequent first; `studies` = in how many studies each occurs. */
  readonly entities: readonly { readonly term: string; readonly studies: number }[];
  readonly rootCategories: readonly GeneratedCategory[];
  /** What was rejected, changed by the check, and repaired: how often, by what it was. */
  readonly counts?: Readonly<Record<string, number>>;
}

/** `studies` by ascending number; `most`: of the sample. Rejects with the signal's reason when that is aborted. */
export type ReadPapers = (
  studies: readonly InputStudy[],
  most: number,
  signal: AbortSignal,
) => Promise<PaperReading>;

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
  /** Does the arithmetic over a large paper set elsewhere than on this thread, where the process has another. */
  readPapers?: ReadPapers;
  /**
   * Asks a person how the run goes on after a step. Returns what was decided, or throws to leave the run waiting; the
   * engine then ends with that error, and asks again when the run is taken up.
   */
  decide?(step: SteeredStep, proposed: readonly RootCategory[]): Promise<RootDecision>;
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
