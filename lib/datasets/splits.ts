/** Train, validation and test sets by whole topics. */

import { z } from 'zod';

export const splits = ['train', 'val', 'test_ID', 'test_OOD'] as const;
export type Split = (typeof splits)[number];

export const splitSettingsSchema = z.strictObject({
  /** Another seed deals the topics out anew. */
  seed: z.number().int().min(0).max(2_147_483_647).default(0),
  /** Shares of the topics that are not held out; they are scaled to add up to 1. */
  train: z.number().min(0).max(1).default(0.6),
  val: z.number().min(0).max(1).default(0.2),
  testId: z.number().min(0).max(1).default(0.2),
  /** Topics of these domains, and no others, are test_OOD. */
  heldOutDomains: z.array(z.string().min(1).max(200)).max(100).default([]),
});
export type SplitSettings = z.infer<typeof splitSettingsSchema>;

export interface SplitTopic {
  readonly id: string;
  /** Topics of one review go together. */
  readonly reviewId: string | null;
  readonly domain: string | null;
}

/** FNV-1a of the text's UTF-16 units, then mixed so that close texts are far apart; 0 to 2^32 - 1. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}

const sameDomain = (domain: string) => domain.trim().toLowerCase();

/**
 * The split of each topic, by its id. All topics of one review (uploaded or imported twice) are in one split; a review
 * of which any topic is in a held-out domain is test_OOD. The others are put in an order that the seed decides and
 * cut by the shares, so the same topics and settings give the same splits, in whatever order they come.
 */
export function splitTopics(
  topics: readonly SplitTopic[],
  settings: SplitSettings,
): ReadonlyMap<string, Split> {
  const heldOut = new Set(settings.heldOutDomains.map(sameDomain));
  const reviews = Map.groupBy(topics, ({ id, reviewId }) => reviewId ?? id);
  const isHeldOut = (group: readonly SplitTopic[]) =>
    group.some(({ domain }) => domain !== null && heldOut.has(sameDomain(domain)));
  const dealt = [...reviews]
    .filter(([, group]) => !isHeldOut(group))
    .map(([key]) => ({ key, rank: hash(`${settings.seed} ${key}`) }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  const splitOf = new Map(dealt.map(({ key }, place) => [key, cut(place, dealt.length, settings)]));
  return new Map(topics.map(({ id, reviewId }) => [id, splitOf.get(reviewId ?? id) ?? 'test_OOD']));
}

/** The split of the review at `place` of `count`; all are 'train' when every share is 0. */
function cut(place: number, count: number, { train, val, testId }: SplitSettings): Split {
  const total = train + val + testId;
  if (total === 0) return 'train';
  const upTo = (share: number) => Math.round((share / total) * count);
  if (place < upTo(train)) return 'train';
  return place < upTo(train + val) ? 'val' : 'test_ID';
}
