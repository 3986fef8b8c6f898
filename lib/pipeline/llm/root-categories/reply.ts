import { z } from 'zod';

import { text, texts } from '../lenient';
import { rootCategoriesInText } from '../plain-text/outline';

export const rootCategoriesReply = {
  name: 'root_categories',
  schema: z.object({
    rootCategories: z.array(z.object({ name: text, scopeNote: text, entities: texts })),
  }),
  plainText: rootCategoriesInText,
};
export type RootCategoriesReply = z.infer<typeof rootCategoriesReply.schema>;
