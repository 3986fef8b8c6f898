import { z } from 'zod';

import type { ReplySchema } from '@/lib/llm/model';

export interface ProposedCategory {
  readonly name: string;
  readonly scopeNote: string;
  readonly studyNumbers: readonly number[];
  readonly children?: readonly ProposedCategory[];
}
export interface CategoriesReply {
  readonly categories: readonly ProposedCategory[];
}

function categorySchema(levels: number): z.ZodType<ProposedCategory> {
  const own = {
    name: z.string(),
    scopeNote: z.string(),
    studyNumbers: z.array(z.number().int()),
  };
  return levels > 1
    ? z.object({ ...own, children: z.array(categorySchema(levels - 1)) })
    : z.object(own);
}

/** Nested as deep as is allowed, so that no reply can be deeper. */
export function categoriesReply(levels: number): ReplySchema<CategoriesReply> {
  return {
    name: 'categories',
    schema: z.object({ categories: z.array(categorySchema(levels)) }),
  };
}
