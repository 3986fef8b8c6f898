/** The shapes of runs: starting, steering, following and comparing them, and the record of model calls. */

import { z } from 'zod';

import { idSchema, textSchema } from './fields';

export const runStatuses = [
  'queued',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'cancelled',
] as const;

/** Steps of the llm engine that an instruction can be given for, in order. */
export const steerableSteps = [
  'claims',
  'root-categories',
  'categories',
  'place',
  'divide',
  'check',
] as const;

const instructionSchema = textSchema.trim().max(2000);
const nameSchema = textSchema.trim().min(1, 'Give the root category a name.').max(120);

const shapeFields = {
  maxRootCategories: z.number().int().min(1).max(10).default(5),
  maxDepth: z.number().int().min(1).max(4).default(3),
  /**
   * A tree of this topic. Its categories stay as they are, ids included, whatever shape is asked for, and the studies
   * are placed in them. Default: the engine finds the categories.
   */
  frame: idSchema.optional(),
};

/** Hard limits of one run; null: none. */
export const capsSchema = z.strictObject({
  calls: z.number().int().min(1).max(1_000_000).nullable(),
  /** Input and output together. */
  tokens: z.number().int().min(1).max(10_000_000_000).nullable(),
  /** Binds only where the model's price is known. */
  costUsd: z.number().positive().max(1_000_000).nullable(),
});

const llmFields = {
  /** Default: the model of the settings. */
  model: textSchema.trim().min(1).max(200).optional(),
  /** Whether every place is checked, and missing ones are looked for. */
  check: z.boolean().default(true),
  /** How often the check asks each question: more than one gives a confidence by agreement. */
  samples: z.number().int().min(1).max(9).default(1),
  /** Calls in flight at once; default: the settings'. */
  concurrency: z.number().int().min(1).max(64).optional(),
  /** Of one call; default: the settings'. */
  timeoutSeconds: z.number().int().min(1).max(3600).optional(),
  /** Default: the settings'. Given here, they stand for an approval. */
  caps: capsSchema.partial().optional(),
  /** Waits for a person after the root categories. */
  reviewRootCategories: z.boolean().default(false),
  /** Starts whatever the estimate says. */
  approve: z.boolean().default(false),
  instructions: z.partialRecord(z.enum(steerableSteps), instructionSchema).default({}),
  /** An earlier run of this topic whose steps before `step` are used again. */
  reuse: z.strictObject({ runId: idSchema, step: z.enum(steerableSteps) }).optional(),
};

export const startRunSchema = z.discriminatedUnion('engine', [
  z.strictObject({ engine: z.literal('local'), ...shapeFields }),
  z.strictObject({ engine: z.literal('llm'), ...shapeFields, ...llmFields }),
]);

export const estimateSchema = z.object({
  /** In words: how the engine goes about a set of this size. */
  strategy: z.string(),
  studies: z.number().int(),
  calls: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** null when the model's price is not known. */
  costUsd: z.number().nullable(),
  model: z.string(),
  caps: capsSchema,
  /** Why a person is asked before it starts; null when it starts at once. */
  asks: z.string().nullable(),
});

export const usageSchema = z.object({
  calls: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  costUsd: z.number().nullable(),
});

export const runSchema = z.object({
  id: idSchema,
  topicId: idSchema,
  engine: z.enum(['local', 'llm']),
  status: z.enum(runStatuses),
  /** `approval`: of the estimate. `root-categories`: to be looked through. */
  waitingFor: z.enum(['approval', 'root-categories']).nullable(),
  /** In order; `total` is 0 until the step has started. */
  steps: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      done: z.number().int(),
      total: z.number().int(),
      finished: z.boolean(),
    }),
  ),
  usage: usageSchema,
  warnings: z.array(z.string()),
  error: z.string().nullable(),
  treeId: idSchema.nullable(),
  /** As it was started. */
  settings: startRunSchema,
  /** null for the local engine. */
  model: z.string().nullable(),
  estimate: estimateSchema.nullable(),
  /** What was rejected, changed by the check, and repaired: how often, by what it was. */
  counts: z.record(z.string(), z.number().int()),
  studies: z.number().int(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});

/** A root category as the model proposed it, or as a person wants it. */
export const proposedRootSchema = z.strictObject({
  name: nameSchema,
  scopeNote: textSchema.trim().max(500).default(''),
  /** As proposed; of one that a person adds: none. */
  entities: z.array(textSchema.max(200)).max(100).default([]),
  evidenceId: z.string().max(100).nullable().default(null),
});

/** What a run that waits is told. */
export const continueRunSchema = z.strictObject({
  /** After the root categories: these instead, in this order. Default: as proposed. */
  rootCategories: z.array(proposedRootSchema).min(1).max(10).optional(),
  /** For the steps that follow; with `again`, for the root categories themselves. */
  instruction: instructionSchema.optional(),
  /** Proposes the root categories anew. */
  again: z.boolean().default(false),
  caps: capsSchema.partial().optional(),
});

export const resumeRunSchema = z.strictObject({ caps: capsSchema.partial().optional() });

/** What a run waits to have looked through. */
export const runDecisionSchema = z.object({
  rootCategories: z.array(
    z.object({
      name: z.string(),
      scopeNote: z.string(),
      /** Frequent entities that it rests on. */
      entities: z.array(z.string()),
      evidenceId: z.string().nullable(),
    }),
  ),
});

export const callErrorSchema = z.object({
  /** `refused`, `truncated`, `rate-limited` ...; `aborted` when the run stopped it. */
  kind: z.string(),
  message: z.string(),
});

/** One attempt at a model call, without its texts. */
export const callSummarySchema = z.object({
  id: idSchema,
  /** Calls with one key are the same call: model, settings, prompt version, sample index, messages. */
  key: z.string(),
  step: z.string(),
  promptVersion: z.string(),
  model: z.string(),
  sampleIndex: z.number().int(),
  attempt: z.number().int(),
  /** How the reply's shape was asked for; null when no reply came. */
  mode: z.enum(['json-schema', 'json-object', 'text']).nullable(),
  error: callErrorSchema.nullable(),
  inputTokens: z.number().int().nullable(),
  outputTokens: z.number().int().nullable(),
  costUsd: z.number().nullable(),
  latencyMs: z.number().int(),
  at: z.iso.datetime(),
  /** An earlier run had paid for it. */
  reused: z.boolean(),
});

export const callSchema = callSummarySchema.extend({
  settings: z.object({ temperature: z.number().nullable(), maxOutputTokens: z.number().int() }),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  /** The raw reply; null when none came. */
  reply: z.string().nullable(),
  value: z.unknown().describe('The reply as it was read; null when it could not be.'),
  refusal: z.string().nullable(),
  finishReason: z.string().nullable(),
});

export const callsQuerySchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  step: z.string().max(100).optional(),
  failed: z.enum(['true', 'false']).optional(),
});

export const confidenceSchema = z.object({
  value: z.number(),
  /** `samples`: agreement of repeated answers. `tf-idf`: margin of a vote by wording. */
  source: z.enum(['samples', 'tf-idf']),
});

export const whyQuerySchema = z.object({
  categoryId: z.string().max(100),
  studyId: idSchema.optional(),
});

/** Why a category is in the tree, or a study in a category. */
export const whySchema = z.object({
  origin: z.enum(['MODEL', 'LOCAL', 'IMPORTED', 'EXPERT', 'CORRECTOR']).nullable(),
  reason: z.string().nullable(),
  quote: z.string().nullable(),
  confidence: confidenceSchema.nullable(),
  /** How many answers a confidence by agreement counts; null when there is no run of a model. */
  samples: z.number().int().nullable(),
  /** The engine's own check doubts it. */
  questioned: z.boolean(),
  runId: idSchema.nullable(),
  /** The model call behind it, down to the reply. */
  call: callSchema.nullable(),
});

/** What the model's verdicts changed about the places of studies, by step and study number. */
export const placeChangesSchema = z.object({
  items: z.array(
    z.object({
      step: z.enum(['place', 'check']),
      studyId: idSchema,
      number: z.number().int(),
      title: z.string(),
      /** `questioned`: it would have been removed, but is the study's last place. */
      kind: z.enum(['added', 'removed', 'questioned']),
      /** Names of the categories from the root category down. */
      path: z.array(z.string()),
      reason: z.string().nullable(),
      quote: z.string().nullable(),
      /** Key of the model call that said so. */
      callKey: z.string().nullable(),
    }),
  ),
  /** How many there are; the list ends after 5,000. */
  total: z.number().int(),
});

const sideSchema = z.object({
  run: runSchema,
  shape: z
    .object({
      categories: z.number().int(),
      rootCategories: z.number().int(),
      /** Levels of categories. */
      depth: z.number().int(),
      leaves: z.number().int(),
      assignments: z.number().int(),
      placesPerStudy: z.number(),
      uncategorised: z.number().int(),
      rootNames: z.array(z.object({ name: z.string(), studies: z.number().int() })),
    })
    .nullable(),
});

export const runComparisonSchema = z.object({
  a: sideSchema,
  b: sideSchema,
  /** null unless both runs have a tree. */
  agreement: z
    .object({
      /** Adjusted Rand index of the studies' first leaves (Hubert and Arabie, 1985). */
      leafAri: z.number(),
      /** Studies with the same category names in both. */
      sameStudies: z.number().int(),
      sharedNames: z.number().int(),
    })
    .nullable(),
  /** Studies that stand in other categories (by path of names), by number; 2,000 at most. */
  differences: z.array(
    z.object({
      studyId: idSchema,
      number: z.number().int(),
      title: z.string(),
      onlyA: z.array(z.string()),
      onlyB: z.array(z.string()),
      both: z.array(z.string()),
    }),
  ),
});

export type StartRun = z.infer<typeof startRunSchema>;
export type StartLlmRun = Extract<StartRun, { engine: 'llm' }>;
export type Caps = z.infer<typeof capsSchema>;
export type RunEstimate = z.infer<typeof estimateSchema>;
export type Run = z.infer<typeof runSchema>;
export type ProposedRoot = z.infer<typeof proposedRootSchema>;
export type ContinueRun = z.infer<typeof continueRunSchema>;
export type ResumeRun = z.infer<typeof resumeRunSchema>;
export type RunDecision = z.infer<typeof runDecisionSchema>;
export type CallSummary = z.infer<typeof callSummarySchema>;
export type Call = z.infer<typeof callSchema>;
export type Confidence = z.infer<typeof confidenceSchema>;
export type Why = z.infer<typeof whySchema>;
export type PlaceChanges = z.infer<typeof placeChangesSchema>;
export type RunComparison = z.infer<typeof runComparisonSchema>;
