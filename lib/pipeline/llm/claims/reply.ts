import { z } from 'zod';

import { studyNumber, text } from '../lenient';
import { claimsInText } from '../plain-text/lines';

export const claimsReply = {
  name: 'claims',
  schema: z.object({ claims: z.array(z.object({ studyNumber, claim: text, quote: text })) }),
  plainText: claimsInText,
};
export type ClaimsReply = z.infer<typeof claimsReply.schema>;
