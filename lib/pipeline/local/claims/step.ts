import { z } from 'zod';
import type { InputStudy } from '../../engine';
import type { Pace } from '../pace';
import { claimOf } from './claim';

export const claimsSchema = z.array(
  z.object({ studyNumber: z.number().int().nonnegative(), text: z.string().min(1) }),
);
export type Claims = z.infer<typeof claimsSchema>;

/** One claim for each study that has a text, by study number. */
export async function extractClaims(
  studies: readonly InputStudy[],
  pace: Pace,
  progress: (done: number) => void,
): Promise<Claims> {
  const claims: Claims = [];
  for (const [index, study] of studies.entries()) {
    const text = claimOf(study);
    if (text !== null) claims.push({ studyNumber: study.number, text });
    progress(index + 1);
    await pace.spend(200 * study.abstract.length);
  }
  return claims;
}
