import { z } from 'zod';

import { flag, studyNumber, text } from '../lenient';
import { verdictsInText } from '../plain-text/lines';

/** Models write in this order: what a verdict rests on before the verdict. */
const verdict = z.object({ category: text, quote: text, reason: text, belongs: flag });

export const checkReply = {
  name: 'check',
  schema: z.object({
    studies: z.array(z.object({ studyNumber, verdicts: z.array(verdict) })),
  }),
  plainText: verdictsInText,
};
export type CheckReply = z.infer<typeof checkReply.schema>;
