import { z } from 'zod';

import { flag, studyNumber, text } from '../lenient';
import { verdictsInText } from '../plain-text/lines';

const verdict = z.object({ category: text, belongs: flag, reason: text, quote: text });

export const checkReply = {
  name: 'check',
  schema: z.object({
    studies: z.array(z.object({ studyNumber, verdicts: z.array(verdict) })),
  }),
  plainText: verdictsInText,
};
export type CheckReply = z.infer<typeof checkReply.schema>;
