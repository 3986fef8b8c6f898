import { z } from 'zod';

export const claimsReply = {
  name: 'claims',
  schema: z.object({
    claims: z.array(
      z.object({ studyNumber: z.number().int(), claim: z.string(), quote: z.string() }),
    ),
  }),
};
export type ClaimsReply = z.infer<typeof claimsReply.schema>;
