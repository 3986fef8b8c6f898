import { z } from 'zod';

export const checkReply = {
  name: 'check',
  schema: z.object({
    studies: z.array(
      z.object({
        studyNumber: z.number().int(),
        verdicts: z.array(
          z.object({
            category: z.string(),
            belongs: z.boolean(),
            reason: z.string(),
            quote: z.string(),
          }),
        ),
      }),
    ),
  }),
};
export type CheckReply = z.infer<typeof checkReply.schema>;
