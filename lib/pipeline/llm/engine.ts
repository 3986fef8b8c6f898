import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { CapReached } from '@/lib/llm/budget';
import { type Model, ModelError } from '@/lib/llm/model';
import type { Engine, EngineSettings, GeneratedTree, InputStudy, RunContext } from '../engine';
import { entitiesSchema, frequentEntities } from '../local/entities/step';
import { Pace } from '../local/pace';
import { type PaperSet, readPaperSet } from '../local/paper-set';
import type { Asker } from './ask';
import { assemble, categorySchema } from './assemble/step';
import { divideLarge, proposeUnderRoots } from './categories/under-roots';
import { checkPlaces } from './check/step';
import { claimSchema, extractClaims } from './claims/step';
import { draftSchema } from './draft';
import { Notes, notesSchema } from './notes';
import { Outline } from './outline';
import { proposeRootCategories, rootCategorySchema } from './root-categories/step';
import { stratifiedSample } from './sample';

const allSteps = [
  { name: 'claims', label: 'Claims' },
  { name: 'entities', label: 'Frequent entities' },
  { name: 'root-categories', label: 'Root categories' },
  { name: 'categories', label: 'Categories' },
  { name: 'place', label: 'Places for the rest' },
  { name: 'check', label: 'Check of places' },
  { name: 'assemble', label: 'Assembly' },
] as const;
type StepName = (typeof allSteps)[number]['name'];

export interface LlmOptions {
  /** The review question; '' when there is none. */
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
  /** A category with more studies of its own is divided further where depth allows; default 40. */
  readonly largeCategory?: number;
  /** A person's wishes, by step: "by setting, not by drug". */
  readonly instructions?: Readonly<Partial<Record<StepName, string>>>;
}

/** One execution: the studies, and the steps in the terms of this engine. */
class Execution {
  readonly #pace: Pace;
  readonly #counts: Record<string, number> = {};
  readonly #options: Required<LlmOptions>;
  #papers: Promise<PaperSet> | undefined;

  constructor(
    private readonly model: Model,
    options: LlmOptions,
    private readonly studies: readonly InputStudy[],
    private readonly settings: EngineSettings,
    private readonly context: RunContext,
  ) {
    this.#pace = new Pace(context.signal);
    const defaults = { topic: '', check: true, samples: 1, temperature: 0, instructions: {} };
    this.#options = { ...defaults, mostInOneCall: 150, largeCategory: 40, ...options };
  }

  /** The step's value; what it notes is stored beside it, and said again when it comes from the store. */
  async #step<T>(
    name: StepName,
    schema: z.ZodType<T>,
    work: (asker: Asker) => Promise<T>,
  ): Promise<T> {
    const { model, context } = this;
    const stored = z.object({ value: schema, notes: notesSchema });
    const output = await context.runStep(name, stored, async () => {
      const notes = new Notes(context);
      const { temperature, instructions } = this.#options;
      const instruction = instructions[name];
      const asker = { model, signal: context.signal, notes, temperature, instruction };
      const value = await work(asker);
      return { value, notes: { warnings: notes.warnings, counts: notes.counts } };
    });
    for (const warning of output.notes.warnings) context.warn(warning);
    for (const [what, times] of Object.entries(output.notes.counts))
      this.#counts[what] = (this.#counts[what] ?? 0) + times;
    return output.value;
  }

  #readPapers(): Promise<PaperSet> {
    this.#papers ??= readPaperSet(this.studies, this.#pace, () => {});
    return this.#papers;
  }

  #progress(step: StepName, total: number): (done: number) => void {
    return (done) => this.context.progress(step, done, total);
  }

  async run(): Promise<GeneratedTree> {
    const { studies, settings, context } = this;
    const { topic, check, samples, mostInOneCall, largeCategory } = this.#options;
    const readable = studies.filter(({ title, abstract }) => `${title}${abstract}`.trim() !== '');
    const claims = await this.#step('claims', z.array(claimSchema), (asker) =>
      extractClaims(asker, readable, this.#progress('claims', readable.length)),
    );
    const claimOf = new Map(claims.map((claim) => [claim.studyNumber, claim]));
    const withClaims = readable.map((study) => ({
      ...study,
      claim: claimOf.get(study.number)?.text ?? '',
    }));
    const quotes = new Map(claims.map(({ studyNumber, quote }) => [studyNumber, quote]));
    const entities = await context.runStep('entities', entitiesSchema, async () => {
      const { corpus, candidates } = await this.#readPapers();
      return frequentEntities(corpus, candidates);
    });
    const shown = async () => {
      const chosen = new Set(
        await stratifiedSample(await this.#readPapers(), mostInOneCall, this.#pace),
      );
      return withClaims
        .filter(({ number }) => chosen.has(number))
        .map(({ number, title, claim }) => ({ number, title, claim }));
    };
    const roots = await this.#step('root-categories', z.array(rootCategorySchema), async (asker) =>
      proposeRootCategories(
        asker,
        { topic, entities, studies: await shown() },
        settings.maxRootCategories,
      ),
    );
    const drafts = z.array(draftSchema);
    const levels = settings.maxDepth - 1;
    const proposed = await this.#step('categories', drafts, async (asker) =>
      proposeUnderRoots(
        asker,
        { roots, studies: await shown(), levels, quotes },
        this.#progress('categories', roots.length),
      ),
    );
    const placed = await this.#step('place', drafts, async (asker) => {
      const outline = new Outline(proposed);
      const found = outline.placed();
      const rest = withClaims.filter(({ number }) => !found.has(number));
      const task = { step: 'place', samples: 1, total: readable.length } as const;
      await checkPlaces(asker, outline, rest, task, this.#progress('place', rest.length));
      const dividing = { levels, quotes, largeCategory, mostInOneCall, studies: withClaims };
      return divideLarge(asker, outline.toDrafts(), dividing);
    });
    const checked = !check
      ? placed
      : await this.#step('check', drafts, async (asker) => {
          const outline = new Outline(placed);
          const found = outline.placed();
          const standing = withClaims.filter(({ number }) => found.has(number));
          const task = { step: 'check', samples, total: readable.length } as const;
          const progress = this.#progress('check', standing.length);
          await checkPlaces(asker, outline, standing, task, progress);
          return outline.toDrafts();
        });
    const rootCategories = await this.#step('assemble', z.array(categorySchema), async (asker) =>
      assemble(checked, await this.#readPapers(), asker.notes, context.signal),
    );
    return { claims, entities, rootCategories, counts: this.#counts };
  }
}

/** Failures of the model as sentences for the person who started the run. */
function explained(error: unknown): unknown {
  if (error instanceof CapReached)
    return new AppError('too-large', error.message, { cause: error });
  if (!(error instanceof ModelError)) return error;
  const advice = 'What the run has is kept: resume it once that is settled.';
  return new AppError('unavailable', `${error.message} ${advice}`, { cause: error });
}

/** The engine that asks a language model. Concurrency, limits and the record of calls are the model's own affair. */
export function llmEngine(model: Model, options: LlmOptions = {}): Engine {
  const check = options.check ?? true;
  return {
    name: 'llm',
    steps: allSteps.filter(({ name }) => check || name !== 'check'),
    generate: async (input, settings, context) => {
      context.signal.throwIfAborted();
      const studies = input.toSorted((a, b) => a.number - b.number);
      try {
        return await new Execution(model, options, studies, settings, context).run();
      } catch (error) {
        context.signal.throwIfAborted();
        throw explained(error);
      }
    },
  };
}
