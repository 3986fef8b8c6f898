/** Why something is in a tree, in sentences. Pure. */

import type { Confidence, Why } from '@/lib/api/run-contract';

const origins: Record<NonNullable<Why['origin']>, string> = {
  MODEL: 'The language model put it here.',
  LOCAL: 'The local engine put it here, by the terms it shares with the other studies.',
  IMPORTED: 'It came with the imported tree.',
  EXPERT: 'A person put it here.',
  CORRECTOR: 'The corrector put it here.',
};

/** Whose doing it was; of a category there is only what proposed it. */
export function originWords(origin: Why['origin'], what: 'study' | 'category'): string {
  if (what === 'category')
    return origin === 'MODEL'
      ? 'The language model proposed it.'
      : 'No model proposed it: a person added it, or the engine made it.';
  return origin === null ? 'Nothing is recorded of how it came here.' : origins[origin];
}

function agreementWords(value: number, samples: number | null): string {
  if (samples === null) return `${Math.round(value * 100)} % of the answers agree.`;
  if (samples === 1) return value >= 0.5 ? 'The check agrees.' : 'The check disagrees.';
  return `${Math.round(value * samples)} of ${samples} answers agree.`;
}

function wordingWords(value: number, category: string): string {
  if (value >= 0.6) return `By wording: clearly nearer to ‘${category}’ than to other categories.`;
  if (value > 0.5) return `By wording: nearer to ‘${category}’ than to other categories.`;
  return value === 0.5
    ? `By wording: as near to another category as to ‘${category}’.`
    : `By wording: nearer to another category than to ‘${category}’.`;
}

/** How sure the engine was, and by what. `samples`: how many answers there were; null: not known. */
export function confidenceWords(
  { value, source }: Confidence,
  samples: number | null,
  category: string,
): string {
  return source === 'samples' ? agreementWords(value, samples) : wordingWords(value, category);
}
