import { z } from 'zod';
import type { Candidates } from '../labels/candidates';
import type { Corpus } from '../text/corpus';
import { byCodeUnit } from '../text/order';

const MOST = 20;

export const entitiesSchema = z.array(
  z.object({ term: z.string().min(1), studies: z.number().int().positive() }),
);
export type Entities = z.infer<typeof entitiesSchema>;

/** The noun phrases that occur in most studies, most frequent first. */
export function frequentEntities(corpus: Corpus, candidates: Candidates): Entities {
  return [...candidates.byKey.values()]
    .map(({ key, mentions }) => ({ term: corpus.wording(key), studies: mentions.size }))
    .sort((a, b) => b.studies - a.studies || byCodeUnit(a.term, b.term))
    .slice(0, MOST);
}
