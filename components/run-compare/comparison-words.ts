/** Two runs side by side, in words and rows. Pure. */

import { settingLines } from '@/components/run-page/settings-words';
import { durationWords } from '@/components/run-progress/run-words';
import { costWords, shortCount } from '@/components/run-progress/usage-words';
import { formatCount } from '@/components/ui/words';
import type { Run, RunComparison } from '@/lib/api/run-contract';

/** A line of the comparison; '' where a side has nothing to say. */
export interface ComparedLine {
  readonly name: string;
  readonly a: string;
  readonly b: string;
}

/** The settings in which the runs differ, in the order of the first. */
export function settingDifferences(a: Run, b: Run): readonly ComparedLine[] {
  const [ofA, ofB] = [a, b].map(
    (run) => new Map(settingLines(run).map(({ name, value }) => [name, value])),
  );
  const names = new Set([...(ofA?.keys() ?? []), ...(ofB?.keys() ?? [])]);
  return [...names]
    .map((name) => ({ name, a: ofA?.get(name) ?? '', b: ofB?.get(name) ?? '' }))
    .filter((line) => line.a !== line.b);
}

function lineOf<T>(name: string, sides: readonly [T, T], words: (side: T) => string): ComparedLine {
  return { name, a: words(sides[0]), b: words(sides[1]) };
}

/** What each run took. */
export function usageLines(a: Run, b: Run): readonly ComparedLine[] {
  const sides = [a, b] as const;
  const hasCalls = ({ usage }: Run) => usage.calls > 0;
  return [
    lineOf('Studies', sides, ({ studies }) => formatCount(studies)),
    lineOf('Model calls', sides, ({ usage }) => formatCount(usage.calls)),
    lineOf('Tokens in', sides, ({ usage }) => shortCount(usage.inputTokens)),
    lineOf('Tokens out', sides, ({ usage }) => shortCount(usage.outputTokens)),
    lineOf('Cost', sides, (run) => (hasCalls(run) ? costWords(run.usage.costUsd) : '–')),
    lineOf('Duration', sides, (run) => durationWords(run) ?? '–'),
  ];
}

type Shape = NonNullable<RunComparison['a']['shape']>;

const shapeNames = {
  rootCategories: 'Root categories',
  categories: 'Categories in all',
  leaves: 'Categories without others below',
  depth: 'Levels',
  assignments: 'Places of studies',
  placesPerStudy: 'Places per study',
  uncategorised: 'Uncategorised studies',
} as const satisfies Partial<Record<keyof Shape, string>>;

/** How the trees look; none when neither run has one. */
export function shapeLines({ a, b }: Pick<RunComparison, 'a' | 'b'>): readonly ComparedLine[] {
  if (a.shape === null && b.shape === null) return [];
  return Object.entries(shapeNames).map(([key, name]) => {
    const words = (shape: Shape | null) => {
      const value = shape?.[key as keyof typeof shapeNames];
      return value === undefined ? 'no tree' : formatCount(Math.round(value * 10) / 10);
    };
    return lineOf(name, [a.shape, b.shape], words);
  });
}

/** Adjusted Rand index from which the two divide the studies so. The steps are ours. */
const alikeness = [
  { from: 0.9, words: 'The two divide the studies almost alike' },
  { from: 0.6, words: 'The two divide the studies much alike' },
  { from: 0.3, words: 'The two divide the studies alike in part' },
  { from: 0.1, words: 'The two divide the studies little alike' },
  { from: -1, words: 'The two divide the studies no more alike than by chance' },
] as const;

/** One sentence for the agreement of the leaves. */
export function agreementWords(leafAri: number): string {
  const { words } = alikeness.find(({ from }) => leafAri >= from) ?? alikeness[4];
  return `${words} (adjusted Rand index of the leaves: ${leafAri.toFixed(2)}; 1 is alike, 0 is chance).`;
}
