import { z } from 'zod';
import type { GeneratedCategory } from '../../engine';
import { type Draft, effectiveStudies } from '../categories/draft';
import type { Pace } from '../pace';
import type { PaperSet } from '../paper-set';
import { crossList } from './cross-listing';
import { type Surroundings, scopeNoteOf } from './scope-note';
import { tidy } from './tidy';

const categorySchema: z.ZodType<GeneratedCategory> = z.lazy(() =>
  z.object({
    name: z.string().min(1),
    scopeNote: z.string(),
    studyNumbers: z.array(z.number().int().nonnegative()),
    children: z.array(categorySchema),
  }),
);
export const categoriesSchema: z.ZodType<GeneratedCategory[]> = z.array(categorySchema);

async function finishedAll(
  drafts: readonly Draft[],
  context: ReadonlySet<number>,
  papers: PaperSet,
  pace: Pace,
): Promise<GeneratedCategory[]> {
  const categories: GeneratedCategory[] = [];
  for (const draft of drafts) {
    const siblings = drafts.filter((each) => each !== draft);
    categories.push(await finished(draft, { context, siblings }, papers, pace));
  }
  return categories;
}

async function finished(
  draft: Draft,
  surroundings: Surroundings,
  papers: PaperSet,
  pace: Pace,
): Promise<GeneratedCategory> {
  const own = new Set(effectiveStudies(draft));
  await pace.spend(20_000 * own.size);
  return {
    name: draft.name,
    scopeNote: scopeNoteOf(papers, draft, surroundings),
    studyNumbers: draft.studies.flatMap((index) => papers.studies[index]?.number ?? []),
    children: await finishedAll(draft.children, own, papers, pace),
  };
}

/** The drafts tidied, studies cross-listed, scope notes written. */
export async function assemble(
  drafts: readonly Draft[],
  papers: PaperSet,
  pace: Pace,
): Promise<GeneratedCategory[]> {
  const roots = crossList(tidy(drafts), papers);
  const all = new Set(papers.studies.keys());
  return finishedAll(roots, all, papers, pace);
}
