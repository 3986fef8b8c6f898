import { z } from 'zod';

export const rootCategoriesReply = {
  name: 'root_categories',
  schema: z.object({
    rootCategories: z.array(
      z.object({ name: z.string(), scopeNote: z.string(), entities: z.array(z.string()) }),
    ),
  }),
};
export type RootCategoriesReply = z.infer<typeof rootCategoriesReply.schema>;
