/** The shapes of settling several corrections of a tree. */

import { z } from 'zod';

import { answerSchema } from '@/lib/adjudication/answer';
import { parts } from '@/lib/adjudication/item';

import { idSchema, textSchema } from './fields';

export const partSchema = z.enum(parts);

/** The most corrections that are settled together. */
export const mostSides = 12;

export const startAdjudicationSchema = z.strictObject({
  /** Default: all that are complete; all, where fewer than two are. */
  correctionIds: z.array(idSchema).min(2).max(mostSides).optional(),
});

/** The final tree. */
export const adjudicationStartedSchema = z.object({ treeId: idSchema });

const keySchema = textSchema.min(1).max(300);

export const decideSchema = z.strictObject({
  /** Made by the client: the gesture on the final tree gets it, and a retried decision is made once. */
  gestureId: idSchema,
  decision: z.discriminatedUnion('way', [
    /** Takes one correction's side. */
    z.strictObject({
      way: z.literal('side'),
      key: keySchema,
      /** As the item had it: refused where the sides have changed since. */
      fingerprint: z.string().max(100).optional(),
      correctionId: idSchema,
    }),
    /** Takes one correction's side in all that is open, or all that is open in one part. */
    z.strictObject({
      way: z.literal('all'),
      correctionId: idSchema,
      part: partSchema.nullable().default(null),
    }),
    /** Decides an item as nobody, or somebody, has it. */
    z.strictObject({
      way: z.literal('anew'),
      key: keySchema,
      fingerprint: z.string().max(100).optional(),
      answer: answerSchema,
    }),
  ]),
});

export const takeDecisionBackSchema = z.strictObject({ gestureId: idSchema });

const countsSchema = z.object({
  groups: z.number().int(),
  links: z.number().int(),
  assignments: z.number().int(),
});

const itemSchema = z.object({
  key: z.string(),
  part: partSchema,
  kind: z.enum(['category', 'name', 'note', 'link', 'siblings', 'pair']),
  /** null: the virtual root. */
  categoryId: z.string().nullable(),
  studyId: z.string().nullable(),
  /** In the order of `annotators`; null where one says nothing about it. */
  answers: z.array(z.nullable(answerSchema)),
  /** What the final tree has. */
  now: z.nullable(answerSchema),
  /** `agreed`: nobody has to decide. */
  status: z.enum(['open', 'decided', 'agreed']),
  /** It was decided, and the sides have changed since. */
  reopened: z.boolean(),
  fingerprint: z.string(),
  decision: z
    .object({
      way: z.enum(['side', 'all', 'anew']),
      /** Whose side. */
      correctionId: idSchema.nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    })
    .nullable(),
});

const annotatorsSchema = z.array(
  z.object({ treeId: idSchema, name: z.string(), completedAt: z.iso.datetime().nullable() }),
);

export const adjudicationSchema = z.object({
  /** The final tree. */
  treeId: idSchema,
  baseTreeId: idSchema,
  topic: z.object({ id: idSchema, title: z.string() }),
  version: z.number().int(),
  completedAt: z.iso.datetime().nullable(),
  annotators: annotatorsSchema,
  /** Complete corrections of the tree that are not among them: beginning again with all takes these in. */
  more: annotatorsSchema,
  /** Items to decide, of `total` that had to be decided. */
  left: countsSchema,
  total: countsSchema,
  /** Items that settled themselves and changed the tree. */
  agreed: countsSchema,
  /** Open, decided, and agreed ones that changed the tree, in the order of the tree; 3,000 and 500 at most. */
  items: z.array(itemSchema),
  /** The final tree depth first. */
  categories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      depth: z.number().int(),
      /** Directly in it. */
      studies: z.number().int(),
    }),
  ),
  /** Categories that items speak of and the final tree does not have: as the annotators have them, by correction. */
  absent: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      scopeNote: z.string(),
      /** Null for one of the base tree. */
      correctionId: idSchema.nullable(),
      /** Name of its parent; null: a root category. */
      parent: z.string().nullable(),
      studyIds: z.array(idSchema),
    }),
  ),
  /** Those that items are about. */
  studies: z.array(
    z.object({ id: idSchema, number: z.number().int(), title: z.string(), claim: z.string() }),
  ),
  comments: z.array(
    z.object({
      /** Of the correction. */
      treeId: idSchema,
      author: z.string(),
      categoryId: z.string().nullable(),
      studyId: idSchema.nullable(),
      text: z.string(),
    }),
  ),
});

export type Adjudication = z.infer<typeof adjudicationSchema>;
export type AdjudicationItem = Adjudication['items'][number];
export type Decide = z.infer<typeof decideSchema>;
export type StartAdjudication = z.infer<typeof startAdjudicationSchema>;

/** What the page has before a final tree is begun. */
export interface AdjudicationOffer {
  readonly baseTreeId: string;
  readonly topic: { readonly id: string; readonly title: string };
  readonly corrections: readonly {
    readonly treeId: string;
    readonly name: string;
    readonly completedAt: string | null;
  }[];
}
