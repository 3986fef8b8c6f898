import { z } from 'zod';

import type { GeneratedCategory, InputStudy } from '../../engine';
import type { VectorSpace } from '../../local/clusters/vectors';
import { Pace } from '../../local/pace';
import { type Draft, evidenceSchema, studiesOf } from '../draft';
import { type Notes, studiesInWords } from '../notes';
import { WordingVote } from './confidence';

export const categorySchema: z.ZodType<GeneratedCategory> = z.lazy(() =>
  z.object({
    id: z.string().optional(),
    name: z.string().min(1),
    scopeNote: z.string(),
    studyNumbers: z.array(z.number().int().nonnegative()),
    children: z.array(categorySchema),
    evidenceId: z.string().nullable().optional(),
    evidence: z.array(evidenceSchema).optional(),
  }),
);

/** A category with more of all studies than this is unlikely; root categories that are divided are ways of looking. */
const UNLIKELY_SHARE = 0.6;
const LEAST_STUDIES = 10;

function warnOfShares(drafts: readonly Draft[], total: number, notes: Notes, isRoot = true): void {
  for (const draft of total < LEAST_STUDIES ? [] : drafts) {
    const held = studiesOf(draft).size;
    const isFacet = isRoot && draft.children.length > 0;
    if (held > UNLIKELY_SHARE * total && !isFacet)
      notes.warn(
        `“${draft.name}” holds ${held} of ${total} studies: see whether they belong there.`,
      );
    warnOfShares(draft.children, total, notes, false);
  }
}

async function finished(draft: Draft, vote: WordingVote, pace: Pace): Promise<GeneratedCategory> {
  const own = vote.among(studiesOf(draft));
  const evidence = [];
  for (const placement of draft.placements) {
    const margin = vote.margin(placement.studyNumber, own);
    await pace.spend(vote.unitsPerMargin);
    const counted = margin === null ? null : ({ value: margin, source: 'tf-idf' } as const);
    evidence.push({ ...placement, confidence: placement.confidence ?? counted });
  }
  const children = [];
  for (const child of draft.children) children.push(await finished(child, vote, pace));
  const { id, name, scopeNote, evidenceId } = draft;
  const studyNumbers = evidence.map(({ studyNumber }) => studyNumber);
  return { id, name, scopeNote, studyNumbers, children, evidenceId, evidence };
}

/** `space`: one vector for each of the studies. The categories with a confidence for every place; what is in none is reported. */
export async function assemble(
  roots: readonly Draft[],
  studies: readonly InputStudy[],
  space: VectorSpace,
  notes: Notes,
  signal: AbortSignal,
): Promise<GeneratedCategory[]> {
  const numbers = studies.map(({ number }) => number);
  const placed = new Set(roots.flatMap((root) => [...studiesOf(root)]));
  const left = numbers.filter((number) => !placed.has(number));
  if (left.length > 0) notes.warn(`In no category: ${studiesInWords(left)}.`);
  warnOfShares(roots, numbers.length, notes);
  const indexOf = new Map(numbers.map((number, index) => [number, index]));
  const vote = new WordingVote(roots, space, indexOf);
  const pace = new Pace(signal);
  const categories: GeneratedCategory[] = [];
  for (const root of roots) categories.push(await finished(root, vote, pace));
  return categories;
}
