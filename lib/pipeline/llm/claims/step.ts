import { z } from 'zod';

import type { InputStudy } from '../../engine';
import type { Asker } from '../ask';
import { askPerStudy, type Reading } from '../per-study';
import { quoteFrom } from '../quotes';
import { oneLine } from '../untrusted';
import { promptVersion, system, user } from './prompt';
import { type ClaimsReply, claimsReply } from './reply';

export const CLAIMS_BATCH = 10;
const LONGEST_CLAIM = 1_000;

export const claimSchema = z.object({
  studyNumber: z.number().int().nonnegative(),
  text: z.string().min(1),
  quote: z.string().min(1),
  evidenceId: z.string(),
});
export type Claim = z.infer<typeof claimSchema>;
type Entry = ClaimsReply['claims'][number];

function problemOf(entry: Entry, study: InputStudy): string | null {
  if (oneLine(entry.claim, LONGEST_CLAIM) === '') return 'the claim is empty';
  return quoteFrom(entry.quote, study) ? null : 'the quote is not in its title or abstract';
}

/** A study that the reply names twice has no claim: one of the two speaks for another study. */
function readClaims(
  { claims }: ClaimsReply,
  studies: readonly InputStudy[],
  evidenceId: string,
): Reading<Claim> {
  const found = new Map<number, Claim>();
  const problems = new Map<number, string>();
  for (const study of studies) {
    const entries = claims.filter(({ studyNumber }) => studyNumber === study.number);
    const [entry] = entries;
    if (!entry) continue;
    const problem = entries.length > 1 ? 'it was named twice' : problemOf(entry, study);
    if (problem !== null) problems.set(study.number, problem);
    else {
      const text = oneLine(entry.claim, LONGEST_CLAIM);
      const quote = oneLine(quoteFrom(entry.quote, study) ?? '', LONGEST_CLAIM);
      found.set(study.number, { studyNumber: study.number, text, quote, evidenceId });
    }
  }
  const asked = new Set(studies.map(({ number }) => number));
  const unknown = claims.filter(({ studyNumber }) => !asked.has(studyNumber)).length;
  return { found, problems, unknown };
}

const question = {
  step: 'claims',
  ...{ promptVersion, system, user, reply: claimsReply, read: readClaims },
  tokensPerStudy: 250,
  missing: 'No claim',
};

/** What each study found, by study number; a study without a usable answer is reported and left out. */
export async function extractClaims(
  asker: Asker,
  studies: readonly InputStudy[],
  progress: (done: number) => void,
): Promise<Claim[]> {
  const found = await askPerStudy(asker, question, studies, { batch: CLAIMS_BATCH, progress });
  return [...found.values()].sort((a, b) => a.studyNumber - b.studyNumber);
}
