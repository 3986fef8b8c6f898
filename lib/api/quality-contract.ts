/** The shape of what the corrections say about the trees that they began from. */

import { z } from 'zod';

import { estimateSchema } from './agreement-contract';
import { idSchema } from './fields';

/** Which corrections count: those of trees that match all that is given. */
export const topicQualityQuerySchema = z.object({
  /** Of the tree that this run made. */
  run: idSchema.optional(),
  /** Of trees that this language model made; `local` for the local engine's, `imported` for those from files. */
  model: z.string().min(1).max(300).optional(),
  /** Of trees of runs that used this version of a prompt: `categories-2`. */
  promptVersion: z.string().min(1).max(100).optional(),
});

export const qualityQuerySchema = topicQualityQuerySchema.extend({ topic: idSchema.optional() });

const coverageSchema = z.object({ decided: z.number().int(), total: z.number().int() });

const countFields = {
  /** Study-category pairs that both tree and expert have. */
  right: z.number().int(),
  /** That only the tree has. */
  wrong: z.number().int(),
  /** That only the expert has. */
  missing: z.number().int(),
};

/** `items` of each are the pairs it rests on; what is drawn again for the interval are studies. */
const scoresSchema = z.object({
  ...countFields,
  precision: estimateSchema,
  recall: estimateSchema,
  f1: estimateSchema,
});

const figureFields = {
  corrections: z.number().int(),
  /** Share of the links that are kept. */
  links: estimateSchema,
  /** Share of the sibling groups that are coherent. */
  groups: estimateSchema,
  assignments: scoresSchema,
};

const figuresSchema = z.object(figureFields);

/** The figures of a part: of a topic, a run, a model, a version of a prompt. `key` is what to filter by. */
const partSchema = z.object({ key: z.string(), label: z.string(), ...figureFields });

const armSchema = z.object({
  accepted: estimateSchema,
  medianSeconds: z.number().nullable(),
});

export const qualitySchema = z.object({
  corrections: z.object({
    /** That the figures are of. Where a tree is settled, its final tree counts in place of the corrections. */
    used: z.number().int(),
    /** Of these, complete or settled. */
    complete: z.number().int(),
    /** Older ones that did not fit into one answer. */
    leftOut: z.number().int(),
    trees: z.number().int(),
    annotators: z.number().int(),
  }),
  /** Of the base trees' items, how many are decided. */
  coverage: z.object({ links: coverageSchema, groups: coverageSchema, pairs: coverageSchema }),
  all: figuresSchema,
  /** The assignments of each level, root categories first. */
  levels: z.array(scoresSchema),
  topics: z.array(partSchema),
  runs: z.array(partSchema),
  models: z.array(partSchema),
  promptVersions: z.array(partSchema),
  /** Those with the most errors; 300 at most. */
  categories: z.array(
    scoresSchema.extend({
      treeId: idSchema,
      topic: z.string(),
      id: z.string(),
      name: z.string(),
      /** 1 for a root category. */
      level: z.number().int(),
    }),
  ),
  /** Categories with a figure that are not in the list. */
  categoriesLeftOut: z.number().int(),
  /** Studies that were taken out of one category and put into another; the most frequent, 100 at most. */
  confusions: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      /** Where the other one is in the tree, seen from the first; `added`: the expert made it. */
      turn: z.enum(['narrower', 'broader', 'sibling', 'elsewhere', 'added']),
      times: z.number().int(),
    }),
  ),
  /** Where studies were put that were taken out of nowhere; the most frequent, 100 at most. */
  missing: z.array(
    z.object({ category: z.string(), isAdded: z.boolean(), times: z.number().int() }),
  ),
  /** What studies were taken out of that were put nowhere else; the most frequent, 100 at most. */
  needless: z.array(z.object({ category: z.string(), times: z.number().int() })),
  /** Recorded seconds a study of complete corrections; `items` are corrections. */
  pace: z.object({
    correcting: estimateSchema,
    /** Of trees that had no category to begin with, whatever made the others. */
    fromScratch: estimateSchema,
    /** How many times as long from scratch takes. */
    ratio: z.number().nullable(),
  }),
  /** How often the tree's answer is accepted when it is seen and when it is not. */
  anchoring: z.object({ shown: armSchema, hidden: armSchema, difference: estimateSchema }),
});

export type Quality = z.infer<typeof qualitySchema>;
export type QualityFigures = z.infer<typeof figuresSchema>;
export type QualityPart = z.infer<typeof partSchema>;
export type QualityScores = z.infer<typeof scoresSchema>;
export type QualityQuery = z.infer<typeof qualityQuerySchema>;

/** What the page can be narrowed down to. */
export interface QualityChoices {
  readonly topics: readonly { readonly key: string; readonly label: string }[];
  readonly runs: readonly { readonly key: string; readonly label: string }[];
  readonly models: readonly { readonly key: string; readonly label: string }[];
  readonly promptVersions: readonly { readonly key: string; readonly label: string }[];
}
