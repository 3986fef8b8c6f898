import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import type { InputStudy } from '@/lib/pipeline/engine';

/** Papers with the cluster that an expert put each into. */
export interface GoldSet {
  readonly name: string;
  readonly studies: readonly InputStudy[];
  /** By study number. */
  readonly labels: readonly string[];
}

const papersSchema = z.array(
  z.object({ title: z.string(), abstract: z.string(), labels: z.array(z.string()).min(1) }),
);
type Paper = z.infer<typeof papersSchema>[number];

interface Sorted {
  readonly paper: Paper;
  readonly label: string;
}

/** The size of the expert survey trees that small sets stand for. */
const SMALL = { least: 42, most: 57 };

function readPapers(file: string): Paper[] {
  const path = join(import.meta.dirname, '../fixtures/gold', file);
  return papersSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The same order for the same seed, everywhere (a linear congruential generator and Fisher-Yates). */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const [item] = result.splice(Math.floor(next() * (i + 1)), 1);
    if (item !== undefined) result.push(item);
  }
  return result;
}

function toSet(name: string, sorted: readonly Sorted[]): GoldSet {
  return {
    name,
    studies: sorted.map(({ paper: { title, abstract } }, number) => ({ number, title, abstract })),
    labels: sorted.map(({ label }) => label),
  };
}

function byLabel(sorted: readonly Sorted[]): Sorted[][] {
  const groups = new Map<string, Sorted[]>();
  for (const each of sorted) groups.set(each.label, [...(groups.get(each.label) ?? []), each]);
  return [...groups.values()];
}

/** All papers of the review, each under the first heading that cites it. */
export function wholeReview(): GoldSet {
  const papers = readPapers('deep-review.json');
  return toSet(
    'deep-review, whole',
    papers.map((paper) => ({ paper, label: paper.labels[0] ?? '' })),
  );
}

/** Some headings of the review with their papers. */
function partOfReview(seed: number): GoldSet {
  const papers = readPapers('deep-review.json');
  const sections = byLabel(papers.map((paper) => ({ paper, label: paper.labels[0] ?? '' })));
  const part: Sorted[] = [];
  for (const section of shuffled(sections, seed)) {
    if (part.length >= SMALL.least) break;
    part.push(...section);
  }
  return toSet(`deep-review, part ${seed}`, part.slice(0, SMALL.most));
}

/** 50 papers, each under its rarest label that at least four papers of the corpus have. */
function partOfCorpus(seed: number): GoldSet {
  const papers = readPapers('forc4cl.json');
  const counts = new Map<string, number>();
  for (const label of papers.flatMap(({ labels }) => labels)) {
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const rarest = (paper: Paper) =>
    paper.labels
      .filter((label) => (counts.get(label) ?? 0) >= 4)
      .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))[0];
  const sorted = papers.flatMap((paper): Sorted[] => {
    const label = rarest(paper);
    return label === undefined ? [] : [{ paper, label }];
  });
  return toSet(`forc4cl, part ${seed}`, shuffled(sorted, seed).slice(0, 50));
}

/** Fixed samples of the size of an expert's survey tree: 20 of the review, 10 of the corpus. */
export function smallSets(): GoldSet[] {
  const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  return [...seeds(20).map(partOfReview), ...seeds(10).map(partOfCorpus)];
}
