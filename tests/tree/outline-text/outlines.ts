/** Outlines for tests: what they look like on one line each, made at random, and printed in every layout. */

import fc from 'fast-check';

import type { OutlineCategory } from '@/lib/tree/outline-text/outline';
import { parseOutline } from '@/lib/tree/outline-text/parse';

/** One line a category, indented by two spaces a level: "Reminders [0, 3]". */
export function outlineOf(text: string): string {
  return sketch(parseOutline(text).rootCategories).join('\n');
}

export function sketch(categories: readonly OutlineCategory[], depth = 0): string[] {
  return categories.flatMap(({ name, studyNumbers, children }) => [
    `${'  '.repeat(depth)}${name} [${studyNumbers.join(', ')}]`,
    ...sketch(children, depth + 1),
  ]);
}

const name = fc
  .array(
    fc.constantFrom('effects', 'of 2 drugs', 'in-home', 'care', '(CGM)', 'vs. none', 'E. coli'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((words) => `The ${words.join(' ')}`);

/** Up to three levels; every category cites at least one study. */
export const outlines: fc.Arbitrary<readonly OutlineCategory[]> = fc.letrec<{
  level: OutlineCategory[];
}>((tie) => ({
  level: fc.array(
    fc.record({
      name,
      studyNumbers: fc
        .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 6 })
        .map((numbers) => numbers.sort((a, b) => a - b)),
      children: fc.oneof({ depthSize: 'small', maxDepth: 3 }, fc.constant([]), tie('level')),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})).level;

export interface Layout {
  readonly name: string;
  /** What stands before the name; `path` is 1-based from the root category down. */
  readonly marker: (path: readonly number[]) => string;
  readonly step: string;
  readonly cite: (numbers: readonly number[]) => string;
}

const claim = (numbers: readonly number[]) => `(Claim ${numbers.join(', ')})`;
const claims = (numbers: readonly number[]) => `(Claims: ${numbers.join(', ')})`;
const papers = (numbers: readonly number[]) => `(Papers ${numbers.join(', ')})`;
const below = (path: readonly number[]) => path.slice(1).join('.');
const isRoot = (path: readonly number[]) => path.length === 1;

export const layouts: readonly Layout[] = [
  {
    name: 'Aspect n: over numbers',
    marker: (path) => (isRoot(path) ? `Aspect ${path[0]}: ` : `${below(path)}. `),
    step: '    ',
    cite: claim,
  },
  {
    name: '- Aspect n: over bullets with the whole number',
    marker: (path) => (isRoot(path) ? `- Aspect ${path[0]}: ` : `- ${path.join('.')}: `),
    step: '  ',
    cite: claims,
  },
  { name: 'bullets', marker: () => '- ', step: '   ', cite: claim },
  { name: 'bullets by tabs', marker: () => '* ', step: '\t', cite: papers },
  { name: 'numbers', marker: (path) => `${path.join('.')}. `, step: '   ', cite: claim },
  {
    name: 'numbers without indentation',
    marker: (path) => `${path.join('.')} `.replace(/^(\d+) $/, '$1. '),
    step: '',
    cite: claims,
  },
  {
    name: 'headings over numbers, not indented',
    marker: (path) => (isRoot(path) ? '' : `${below(path)}. `),
    step: '',
    cite: claim,
  },
  {
    name: 'headings over bullets',
    marker: (path) => (isRoot(path) ? '' : '- '),
    step: ' ',
    cite: papers,
  },
  {
    name: 'Markdown headings',
    marker: (path) => `${'#'.repeat(path.length)} `,
    step: '',
    cite: claim,
  },
  { name: 'indentation alone', marker: () => '', step: '  ', cite: claim },
];

export function print(categories: readonly OutlineCategory[], layout: Layout): string {
  const lines = (level: readonly OutlineCategory[], above: readonly number[]): string[] =>
    level.flatMap(({ name, studyNumbers, children }, index) => {
      const path = [...above, index + 1];
      const indent = layout.step.repeat(above.length);
      const line = `${indent}${layout.marker(path)}${name} ${layout.cite(studyNumbers)}`;
      return [line, ...lines(children, path)];
    });
  return lines(categories, []).join('\n');
}
