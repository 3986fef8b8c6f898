import { z } from 'zod';

import type { Model } from '@/lib/llm/model';
import type { EngineSettings, GeneratedTree, InputStudy, RunContext } from '../engine';
import { type Entities, entitiesSchema } from '../local/entities/step';
import { type RootCategory, readRootDecision, rootCategorySchema } from '../steering';
import type { Asker } from './ask';
import { assemble, categorySchema } from './assemble/step';
import { tidy } from './assemble/tidy';
import { divideLarge, proposeUnderRoots } from './categories/under-roots';
import type { CheckedStudy } from './check/prompt';
import { checkPlaces } from './check/step';
import { type Claim, claimSchema, extractClaims } from './claims/step';
import { type Draft, draftSchema, draftsOf } from './draft';
import { Hopes } from './hopes';
import { Notes, notesSchema } from './notes';
import { draftedLevels, type LlmOptions, type StepName, withDefaults } from './options';
import { Outline } from './outline';
import { type PaperReading, readPapers } from './reading';
import { proposeRootCategories } from './root-categories/step';

/** What later steps see of the studies that have a text. */
interface Material {
  readonly claims: readonly Claim[];
  readonly studies: readonly CheckedStudy[];
  /** Quotes of the claims, by study number. */
  readonly quotes: ReadonlyMap<number, string>;
}

const draftsSchema = z.array(draftSchema);

/** One run of the engine: its steps in order, each stored with what it notes. */
export class Execution {
  readonly #options: Required<LlmOptions>;
  readonly #readable: readonly InputStudy[];
  readonly #counts: Record<string, number> = {};
  readonly #said = new Set<string>();
  /** What a person asked for with the root categories, for the steps after them. */
  #decided = '';
  readonly #ended = new AbortController();
  #reading: Promise<PaperReading> | undefined;

  constructor(
    private readonly model: Model,
    options: LlmOptions,
    private readonly studies: readonly InputStudy[],
    private readonly settings: EngineSettings,
    private readonly context: RunContext,
  ) {
    this.#options = withDefaults(options);
    this.#readable = studies.filter(
      ({ title, abstract }) => title.trim() !== '' || abstract.trim() !== '',
    );
  }

  async run(): Promise<GeneratedTree> {
    try {
      return await this.#runSteps();
    } finally {
      // A run that fails or waits for a person leaves nothing behind that goes on reading.
      this.#ended.abort(new Error('the run has ended'));
    }
  }

  async #runSteps(): Promise<GeneratedTree> {
    // Reading is arithmetic and the first step is waiting: side by side they take no longer than one. Whoever needs the
    // papers meets the failure then.
    this.#readPapers().catch(() => {});
    const material = await this.#readClaims();
    const { claims } = material;
    const { frame } = this.#options;
    const { entities, drafts } = frame
      ? { entities: [], drafts: await this.#placeRest(material, draftsOf(frame)) }
      : await this.#draft(material);
    const checked = this.#options.check ? await this.#check(material, drafts) : drafts;
    const rootCategories = await this.#step('assemble', z.array(categorySchema), async (asker) =>
      assemble(
        frame ? checked : tidy(checked, asker.notes),
        this.studies,
        (await this.#readPapers()).space,
        asker.notes,
        asker.signal,
      ),
    );
    return { claims, entities, rootCategories, counts: this.#counts };
  }

  /** Finds the categories, and places all studies in them. */
  async #draft(material: Material): Promise<{ entities: Entities; drafts: Draft[] }> {
    const entities = await this.context.runStep('entities', entitiesSchema, async () => {
      return (await this.#readPapers()).entities;
    });
    const roots = await this.#decide(await this.#findRoots(material, entities));
    const proposed = await this.#propose(material, roots);
    const placed = await this.#placeRest(material, proposed);
    return { entities, drafts: await this.#divide(material, placed) };
  }

  async #readClaims(): Promise<Material> {
    const progress = this.#progress('claims', this.#readable.length);
    const claims = await this.#step('claims', z.array(claimSchema), (asker) =>
      extractClaims(asker, this.#readable, progress),
    );
    const claimOf = new Map(claims.map((claim) => [claim.studyNumber, claim]));
    const quotes = new Map(claims.map(({ studyNumber, quote }) => [studyNumber, quote]));
    const studies = this.#readable.map((study) => ({
      ...study,
      claim: claimOf.get(study.number)?.text ?? '',
    }));
    return { claims, studies, quotes };
  }

  #findRoots(material: Material, entities: Entities): Promise<RootCategory[]> {
    const { maxRootCategories } = this.settings;
    const { topic } = this.#options;
    return this.#step('root-categories', z.array(rootCategorySchema), async (asker) => {
      const studies = await this.#shown(material);
      if (studies.length === 0) return [];
      return proposeRootCategories(asker, { topic, entities, studies }, maxRootCategories);
    });
  }

  /** The root categories as a person wants them, where the run stops for that. */
  async #decide(proposed: RootCategory[]): Promise<readonly RootCategory[]> {
    const { context } = this;
    if (!this.#options.reviewRootCategories || proposed.length === 0) return proposed;
    if (!context.decide) throw new Error('a run that is to be reviewed needs somebody to ask');
    const decision = await context.decide('root-categories', proposed);
    const { rootCategories, instruction } = readRootDecision(decision, proposed);
    this.#decided = instruction;
    return rootCategories;
  }

  #propose({ quotes, ...material }: Material, roots: readonly RootCategory[]): Promise<Draft[]> {
    const { mostInOneCall } = this.#options;
    const levels = draftedLevels(this.settings.maxDepth, this.#readable.length, mostInOneCall);
    return this.#step('categories', draftsSchema, async (asker) => {
      const studies = await this.#shown(material);
      const progress = this.#progress('categories', roots.length);
      return proposeUnderRoots(asker, { roots, studies, levels, quotes }, progress);
    });
  }

  /** Asks about what no category names. */
  #placeRest({ studies }: Material, proposed: readonly Draft[]): Promise<Draft[]> {
    return this.#step('place', draftsSchema, async (asker) => {
      const outline = new Outline(proposed);
      const placed = outline.placed();
      const rest = studies.filter(({ number }) => !placed.has(number));
      const task = { step: 'place', samples: 1, total: studies.length } as const;
      await checkPlaces(asker, outline, rest, task, this.#progress('place', rest.length));
      return outline.toDrafts();
    });
  }

  /** Divides what has become too large. */
  #divide({ studies, quotes }: Material, drafts: readonly Draft[]): Promise<Draft[]> {
    const { largeCategory, mostInOneCall } = this.#options;
    const levels = this.settings.maxDepth - 1;
    return this.#step('divide', draftsSchema, (asker) =>
      divideLarge(asker, drafts, { levels, quotes, largeCategory, mostInOneCall, studies }),
    );
  }

  /**
   * Studies that the step before judged against the whole tree are judged again only for agreement; in a tree that is
   * given all were, and a check is a second look at each.
   */
  #check({ studies }: Material, drafts: readonly Draft[]): Promise<Draft[]> {
    const { samples, frame } = this.#options;
    return this.#step('check', draftsSchema, async (asker) => {
      const outline = new Outline(drafts);
      const isOpen = (number: number) =>
        frame !== null || outline.hasUnjudgedPlace(number) || samples > 1;
      const placed = outline.placed();
      const standing = studies.filter(({ number }) => placed.has(number) && isOpen(number));
      const task = { step: 'check', samples, total: studies.length } as const;
      await checkPlaces(asker, outline, standing, task, this.#progress('check', standing.length));
      return outline.toDrafts();
    });
  }

  /** The step's value; what it notes is stored beside it, and said again when it comes from the store. */
  async #step<T>(
    name: StepName,
    schema: z.ZodType<T>,
    work: (asker: Asker) => Promise<T>,
  ): Promise<T> {
    const { model, context } = this;
    const { temperature, instructions } = this.#options;
    const stored = z.object({ value: schema, notes: notesSchema });
    let isFresh = false;
    const output = await context.runStep(name, stored, async () => {
      isFresh = true;
      const notes = new Notes({ warn: (message) => this.#warn(message) });
      const instruction = [instructions[name] ?? '', this.#decided].filter(Boolean).join(' ');
      const hopes = new Hopes();
      const { signal } = context;
      const value = await work({ model, signal, notes, hopes, temperature, instruction });
      const { warnings, counts, changes } = notes;
      return { value, notes: { warnings, counts, changes } };
    });
    if (!isFresh) output.notes.warnings.forEach((warning) => void this.#warn(warning));
    for (const [what, times] of Object.entries(output.notes.counts))
      this.#counts[what] = (this.#counts[what] ?? 0) + times;
    return output.value;
  }

  /** Every step notices what the server cannot do; the run says it once. */
  #warn(message: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.context.warn(message);
  }

  #readPapers(): Promise<PaperReading> {
    const read = this.context.readPapers ?? readPapers;
    const signal = AbortSignal.any([this.context.signal, this.#ended.signal]);
    this.#reading ??= read(this.studies, this.#options.mostInOneCall, signal);
    return this.#reading;
  }

  /** Number, title and claim of the studies that are shown together in one call. */
  async #shown({ studies }: Pick<Material, 'studies'>) {
    const chosen = new Set((await this.#readPapers()).sample);
    return studies
      .filter(({ number }) => chosen.has(number))
      .map(({ number, title, claim }) => ({ number, title, claim }));
  }

  #progress(step: StepName, total: number): (done: number) => void {
    return (done) => this.context.progress(step, done, total);
  }
}
