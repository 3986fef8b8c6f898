import { z } from 'zod';

import type { ReplySchema } from '@/lib/llm/model';

import { studyNumbers, text } from '../lenient';
import { categoriesInText } from '../plain-text/outline';

export interface ProposedCategory {
  readonly name: string;
  readonly scopeNote: string;
  readonly studyNumbers: readonly number[];
  readonly children?: readonly ProposedCategory[];
}
export interface CategoriesReply {
  readonly categories: readonly ProposedCategory[];
  /** Studies shown that belong in none of them. */
  readonly elsewhere: readonly number[];
}

const noChildren = (value: unknown) => value ?? [];

function categorySchema(levels: number): z.ZodType<ProposedCategory> {
  const own = { name: text, scopeNote: text, studyNumbers };
  if (levels <= 1) return z.object(own);
  const children = z.preprocess(noChildren, z.array(categorySchema(levels - 1)));
  return z.object({ ...own, children });
}

/** Nested as deep as is allowed, so that no reply can be deeper. */
export function categoriesReply(levels: number): ReplySchema<CategoriesReply> {
  return {
    name: 'categories',
    schema: z.object({
      categories: z.array(categorySchema(levels)),
      elsewhere: studyNumbers,
    }),
    plainText: categoriesInText(levels),
  };
}
