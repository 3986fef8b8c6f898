import { z } from 'zod';
import type { GeneratedCategory } from '../../engine';
import { type Draft, effectiveStudies } from '../categories/draft';
import type { Pace } from '../pace';
import type { PaperSet } from '../paper-set';
import { crossList } from './cross-listing';
import { scopeNoteOf } from './scope-note';
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

async function finished(
  draft: Draft,
  context: ReadonlySet<number>,
  papers: PaperSet,
  pace: Pace,
): Promise<GeneratedCategory> {
  const own = new Set(effectiveStudies(draft));
  await pace.spend(20_000 * own.size);
  const children: GeneratedCategory[] = [];
  for (const child of draft.children) children.push(await finished(child, own, papers, pace));
  return {
    name: draft.name,
    scopeNote: scopeNoteOf(papers, draft, context),
    studyNumbers: draft.studies.flatMap((index) => papers.studies[index]?.number ?? []),
    children,
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
  const categories: GeneratedCategory[] = [];
  for (const root of roots) categories.push(await finished(root, all, papers, pace));
  return categories;
}
