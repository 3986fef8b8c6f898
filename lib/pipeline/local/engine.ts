import type { Engine, EngineSettings, GeneratedTree, InputStudy, RunContext } from '../engine';
import { assemble, categoriesSchema } from './assemble/step';
import { draftsSchema } from './categories/draft';
import { formCategories } from './categories/step';
import { claimsSchema, extractClaims } from './claims/step';
import { entitiesSchema, frequentEntities } from './entities/step';
import { Pace } from './pace';
import { type PaperSet, readPaperSet } from './paper-set';
import { formRootGroups, rootGroupsSchema } from './root-categories/step';

const steps = [
  { name: 'claims', label: 'Claims' },
  { name: 'entities', label: 'Frequent entities' },
  { name: 'root-categories', label: 'Root categories' },
  { name: 'categories', label: 'Categories' },
  { name: 'assemble', label: 'Assembly' },
] as const;

/** Reads the paper set when a step first needs it, once; that step shows the progress. */
function readOnce(read: (step: string) => Promise<PaperSet>): (step: string) => Promise<PaperSet> {
  let reading: Promise<PaperSet> | undefined;
  return (step) => {
    reading ??= read(step);
    return reading;
  };
}

async function generate(
  input: readonly InputStudy[],
  settings: EngineSettings,
  context: RunContext,
): Promise<GeneratedTree> {
  context.signal.throwIfAborted();
  const studies = input.toSorted((a, b) => a.number - b.number);
  const total = studies.length;
  const pace = new Pace(context.signal);
  const papers = readOnce((step) =>
    readPaperSet(studies, pace, (done) => context.progress(step, done, total)),
  );
  const claims = await context.runStep('claims', claimsSchema, () =>
    extractClaims(studies, pace, (done) => context.progress('claims', done, total)),
  );
  const entities = await context.runStep('entities', entitiesSchema, async () => {
    const { corpus, candidates } = await papers('entities');
    return frequentEntities(corpus, candidates);
  });
  const groups = await context.runStep('root-categories', rootGroupsSchema, async () => {
    const report = (done: number, of: number) => context.progress('root-categories', done, of);
    return formRootGroups(
      await papers('root-categories'),
      settings.maxRootCategories,
      pace,
      report,
    );
  });
  const drafts = await context.runStep('categories', draftsSchema, async () => {
    const found = await formCategories(await papers('categories'), groups, settings.maxDepth, pace);
    context.progress('categories', groups.length, groups.length);
    return found;
  });
  const rootCategories = await context.runStep('assemble', categoriesSchema, async () => {
    const finished = await assemble(drafts, await papers('assemble'), pace);
    context.progress('assemble', finished.length, finished.length);
    return finished;
  });
  return { claims, entities, rootCategories };
}

/**
 * The engine that needs no model and no network: TF-IDF terms, agglomerative clustering, headings from
 * distinguishing noun phrases.
 */
export const localEngine: Engine = { name: 'local', steps, generate };
