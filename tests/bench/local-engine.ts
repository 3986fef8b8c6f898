/**
 * How well the local engine's leaves agree with experts' on small paper sets, beside the plainest recipe, and how
 * long it takes on a large one: `tsx tests/bench/local-engine.ts [large.csv]`.
 */

import { pathToFileURL } from 'node:url';

import { agnes } from 'ml-hclust';

import type { GeneratedTree, InputStudy } from '@/lib/pipeline/engine';

import { type GoldSet, smallSets, wholeReview } from '../pipeline/gold-sets';
import { generateFrom, leafOfEach, readStudies, studiesBelow, subtree } from '../pipeline/running';
import { type Row, toTable } from './table';

type Labels = readonly (string | number | undefined)[];

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function sizes(labels: Labels): number[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(`${label}`, (counts.get(`${label}`) ?? 0) + 1);
  return [...counts.values()];
}

/** Adjusted Rand index of two clusterings of the same items (Hubert and Arabie 1985): 1 the same, 0 by chance. */
export function adjustedRandIndex(a: Labels, b: Labels): number {
  const together = (labels: Labels) => sizes(labels).reduce((sum, size) => sum + pairs(size), 0);
  const both = together(a.map((label, i) => `${label}\n${b[i]}`));
  const expected = (together(a) * together(b)) / pairs(a.length);
  const most = (together(a) + together(b)) / 2;
  return most === expected ? 0 : (both - expected) / (most - expected);
}

function wordsOf({ title, abstract }: InputStudy): string[] {
  const words = (text: string) => text.toLowerCase().match(/[a-z][a-z0-9-]+/g) ?? [];
  return [...words(title), ...words(title), ...words(title), ...words(abstract)];
}

/** The recipe to beat: TF-IDF over plain words, the title three times, document frequency 2 to 50 %. */
function plainVectors(studies: readonly InputStudy[]): Map<string, number>[] {
  const texts = studies.map(wordsOf);
  const frequency = new Map<string, number>();
  for (const word of texts.flatMap((words) => [...new Set(words)])) {
    frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  return texts.map((words) => {
    const vector = new Map<string, number>();
    for (const word of words) {
      const df = frequency.get(word) ?? 0;
      if (df < 2 || df > studies.length / 2) continue;
      const idf = Math.log((1 + studies.length) / (1 + df)) + 1;
      vector.set(word, (vector.get(word) ?? 0) + idf);
    }
    return vector;
  });
}

function cosine(a: Map<string, number>, b: Map<string, number>): number {
  const dot = (x: Map<string, number>, y: Map<string, number>) =>
    [...x].reduce((sum, [word, weight]) => sum + weight * (y.get(word) ?? 0), 0);
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1);
}

/** Average linkage, cut at n / 3.2 leaves. */
function plainLeaves(studies: readonly InputStudy[]): number[] {
  const vectors = plainVectors(studies);
  const distances = vectors.map((a) => vectors.map((b) => (a === b ? 0 : 1 - cosine(a, b))));
  const dendrogram = agnes(distances, { method: 'average', isDistanceMatrix: true });
  const leaves: number[] = [];
  const groups = dendrogram.group(Math.round(studies.length / 3.2)).children;
  for (const [leaf, group] of groups.entries()) {
    for (const study of group.isLeaf ? [group.index] : group.indices()) leaves[study] = leaf;
  }
  return leaves;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Measured {
  readonly ari: number;
  readonly plainAri: number;
  readonly uncategorised: number;
  readonly largestRoot: number;
  readonly categories: number;
}

function shapeOf(tree: GeneratedTree, studies: readonly InputStudy[]) {
  const placed = new Set(tree.rootCategories.flatMap((root) => [...studiesBelow(root)]));
  const withAbstract = studies.filter(({ abstract }) => abstract !== '');
  const missing = withAbstract.filter(({ number }) => !placed.has(number));
  const roots = tree.rootCategories.map((root) => studiesBelow(root).size / studies.length);
  return {
    uncategorised: missing.length / (withAbstract.length || 1),
    largestRoot: Math.max(0, ...roots),
    categories: tree.rootCategories.flatMap(subtree).length,
  };
}

async function measure({ studies, labels }: GoldSet): Promise<Measured> {
  const tree = await generateFrom(studies);
  return {
    ari: adjustedRandIndex(labels, leafOfEach(tree, studies.length)),
    plainAri: adjustedRandIndex(labels, plainLeaves(studies)),
    ...shapeOf(tree, studies),
  };
}

function rowsOf(name: string, all: readonly Measured[], bar?: string): Row[] {
  const ari = mean(all.map((each) => each.ari));
  const plain = mean(all.map((each) => each.plainAri));
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  return [
    {
      what: `leaf ARI, ${name}`,
      figure: `${ari.toFixed(3)} (plain recipe ${plain.toFixed(3)}, ratio ${(ari / plain).toFixed(2)})`,
      bar,
    },
    {
      what: `uncategorised, ${name}`,
      figure: percent(Math.max(...all.map((each) => each.uncategorised))),
      bar: '<= 10 %',
    },
    {
      what: `largest root category, ${name}`,
      figure: percent(Math.max(...all.map((each) => each.largestRoot))),
      bar: '<= 50 %',
    },
    {
      what: `categories, ${name}`,
      figure: mean(all.map((each) => each.categories)).toFixed(1),
    },
  ];
}

async function largeRow(file: string): Promise<Row> {
  const studies = readStudies(file);
  const start = performance.now();
  const tree = await generateFrom(studies);
  const seconds = (performance.now() - start) / 1000;
  const { categories } = shapeOf(tree, studies);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  return {
    what: `${studies.length} studies`,
    figure: `${seconds.toFixed(1)} s, ${categories} categories, ${memory} MB at most`,
    bar: '< 60 s, < 1024 MB',
  };
}

/** `large`: a CSV file with columns title and abstract to take the time on. */
export async function benchLocalEngine(large?: string): Promise<Row[]> {
  const sets = smallSets();
  const measured: { set: GoldSet; result: Measured }[] = [];
  for (const set of sets) measured.push({ set, result: await measure(set) });
  const of = (prefix: string) =>
    measured.filter(({ set }) => set.name.startsWith(prefix)).map(({ result }) => result);
  return [
    ...rowsOf('20 parts of deep-review', of('deep-review'), '>= 0.20'),
    ...rowsOf('10 parts of forc4cl', of('forc4cl')),
    ...rowsOf(
      'all small sets',
      measured.map(({ result }) => result),
      '>= 0.20',
    ),
    ...rowsOf('deep-review, whole', [await measure(wholeReview())], '>= 0.20'),
    ...(large === undefined ? [] : [await largeRow(large)]),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(toTable(await benchLocalEngine(process.argv[2])));
}
