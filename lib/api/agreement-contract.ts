/** The shape of the agreement between the corrections of one tree. */

import { z } from 'zod';

import { idSchema } from './fields';

/** A figure with the middle 95 % of it over items drawn again; null where it is not defined. */
export const estimateSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** That two annotators at least have decided. */
  items: z.number().int(),
});

const shareSchema = z.number().min(0).max(1).nullable();

const measureSchema = z.object({
  /** Krippendorff's alpha. */
  alpha: estimateSchema,
  /** Cohen's kappa; null unless there are two annotators, and for sets of categories. */
  kappa: estimateSchema.nullable(),
  /** Share of the items on which all who decided agree. */
  agreed: shareSchema,
});

/** In the order of `annotators`; null where one has not decided. */
const votesSchema = z.array(z.number().int().nullable());

export const agreementSchema = z.object({
  treeId: idSchema,
  annotators: z.array(
    z.object({
      /** Of the correction. */
      treeId: idSchema,
      name: z.string(),
      completedAt: z.iso.datetime().nullable(),
      /** Of the base tree's study-category pairs, how many are decided. */
      decided: z.number().int(),
      /** Operations that turn the base tree into this one. */
      editsFromBase: z.number().int(),
      addedCategories: z.number().int(),
      /** Cohen's kappa with the others: an item counts once for each of them who has decided it. */
      links: estimateSchema,
      siblings: estimateSchema,
      assignments: estimateSchema,
      /** Hierarchical F1 with the others, counted in the same way. */
      f1: estimateSchema,
    }),
  ),
  measures: z.object({
    /** Are the base tree's links right? */
    links: measureSchema,
    /** Are its sibling groups coherent? */
    siblings: measureSchema,
    /** Does the study belong in the category? */
    assignments: measureSchema,
    /** The set of a study's categories, by the MASI distance. */
    categorySets: measureSchema,
  }),
  /** Every two annotators. */
  pairs: z.array(
    z.object({
      first: z.number().int(),
      second: z.number().int(),
      /** Cohen's kappa. */
      links: estimateSchema,
      siblings: estimateSchema,
      assignments: estimateSchema,
      /** With the categories above; of the second against the first. */
      precision: shareSchema,
      recall: shareSchema,
      f1: estimateSchema,
      /** Operations that turn the first's tree into the second's. */
      edits: z.number().int(),
    }),
  ),
  /** Of the base tree, depth first. */
  categories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** 0 for a root category. */
      depth: z.number().int(),
      assignments: measureSchema,
      disputed: z.number().int(),
      /** Of its link to the category above: 1 kept, 0 not; empty for a root category. */
      link: votesSchema,
      /** Of the categories directly below: 1 coherent, 0 not; empty when there are not two. */
      siblings: votesSchema,
    }),
  ),
  /** Of the root categories, as `siblings`. */
  rootSiblings: votesSchema,
  studies: z.array(z.object({ number: z.number().int(), title: z.string() })),
  /** Study-category pairs that somebody says yes to, those in dispute first; 20,000 at most. */
  cells: z.array(
    z.object({ category: z.number().int(), study: z.number().int(), votes: votesSchema }),
  ),
});

export type Estimate = z.infer<typeof estimateSchema>;
export type Agreement = z.infer<typeof agreementSchema>;
export type AgreementMeasure = z.infer<typeof measureSchema>;
