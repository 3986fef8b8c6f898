import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import type {
  EngineSettings,
  GeneratedCategory,
  GeneratedTree,
  InputStudy,
  RunContext,
} from '@/lib/pipeline/engine';
import { localEngine } from '@/lib/pipeline/local/engine';

export const usualSettings: EngineSettings = { maxRootCategories: 5, maxDepth: 3 };

/** A context that stores nothing; its parts can be replaced. */
export function contextWith(parts: Partial<RunContext> = {}): RunContext {
  return {
    signal: new AbortController().signal,
    runStep: (_name, _schema, work) => work(),
    progress: () => {},
    warn: () => {},
    ...parts,
  };
}

export function generateFrom(
  studies: readonly InputStudy[],
  settings: Partial<EngineSettings> = {},
): Promise<GeneratedTree> {
  return localEngine.generate(studies, { ...usualSettings, ...settings }, contextWith());
}

/** Studies with these titles and no abstracts. */
export function titled(...titles: string[]): InputStudy[] {
  return titles.map((title, number) => ({ number, title, abstract: '' }));
}

const recordsSchema = z.array(
  z.object({ title: z.string().default(''), abstract: z.string().default('') }),
);

/** The studies of a CSV file with columns title and abstract. */
export function readStudies(path: string): InputStudy[] {
  const options = { columns: true, bom: true, relax_quotes: true, relax_column_count: true };
  const records = recordsSchema.parse(parse(readFileSync(path, 'utf8'), options));
  return records.map(({ title, abstract }, number) => ({ number, title, abstract }));
}

export function sampleTopic(): InputStudy[] {
  return readStudies(join(import.meta.dirname, '../../prisma/sample/nagtegaal_2019_included.csv'));
}

/** Numbers of the studies in a category and below it. */
export function studiesBelow(category: GeneratedCategory): Set<number> {
  const below = category.children.flatMap((child) => [...studiesBelow(child)]);
  return new Set([...category.studyNumbers, ...below]);
}

/** A category and all below it, depth first. */
export function subtree(category: GeneratedCategory): GeneratedCategory[] {
  return [category, ...category.children.flatMap(subtree)];
}

export function depthOf(category: GeneratedCategory): number {
  return 1 + Math.max(0, ...category.children.map(depthOf));
}

/** Every group of siblings of the tree, the root categories first. */
export function siblingGroups(tree: GeneratedTree): (readonly GeneratedCategory[])[] {
  const below = tree.rootCategories.flatMap(subtree).map(({ children }) => children);
  return [tree.rootCategories, ...below.filter((children) => children.length > 0)];
}

/** The category without children that holds each study, by study number: its deepest, the first among equals. */
export function leafOfEach(tree: GeneratedTree, studies: number): (string | undefined)[] {
  const leaves: (string | undefined)[] = Array.from({ length: studies });
  const depths: number[] = [];
  const visit = (category: GeneratedCategory, path: string, depth: number) => {
    for (const study of category.studyNumbers) {
      if ((depths[study] ?? 0) >= depth) continue;
      depths[study] = depth;
      leaves[study] = path;
    }
    for (const [i, child] of category.children.entries()) visit(child, `${path}.${i}`, depth + 1);
  };
  for (const [i, root] of tree.rootCategories.entries()) visit(root, `${i}`, 1);
  return leaves;
}
