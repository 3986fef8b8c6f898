/**
 * How well a model assigns papers to a tree that is given, by the labels of experts (FoRC4CL): the step that places
 * studies, and the same with the check after it.
 */

import { join } from 'node:path';

import { z } from 'zod';

import { hierarchicalScores } from '@/lib/agreement/hierarchical';
import type { Asker } from '@/lib/pipeline/llm/ask';
import { checkPlaces } from '@/lib/pipeline/llm/check/step';
import type { Draft } from '@/lib/pipeline/llm/draft';
import { Notes } from '@/lib/pipeline/llm/notes';
import { Outline } from '@/lib/pipeline/llm/outline';
import { bytesOf } from './bytes';
import { type Calls, inWords, modelOf, nothing } from './calls';
import { type Settings, UsageError } from './settings';

interface Node {
  readonly name: string;
  readonly children?: readonly Node[];
}
const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({ name: z.string(), children: z.array(nodeSchema).optional() }),
);

const text = { title: z.string(), abstract: z.string() };
const paperSchema = z.union([
  z.object({ ...text, labels: z.array(z.string()) }),
  z
    .object({
      ...text,
      level1: z.array(z.string()),
      level2: z.array(z.string()),
      level3: z.array(z.string()),
    })
    .transform(({ level1, level2, level3, ...paper }) => ({
      ...paper,
      labels: [...level1, ...level2, ...level3],
    })),
]);
type Paper = z.infer<typeof paperSchema>;

export interface Gold {
  readonly papers: readonly Paper[];
  readonly roots: readonly Draft[];
}

function draftOf({ name, children = [] }: Node): Draft {
  const below = children.map(draftOf);
  return { name: name.trim(), scopeNote: '', evidenceId: null, placements: [], children: below };
}

function parsed<T>(file: string, schema: z.ZodType<T>, read: (text: string) => unknown): T {
  try {
    return schema.parse(read(bytesOf(file).toString('utf8')));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} is not as FoRC4CL has it.`, { cause: error });
  }
}

const papersSchema = z.array(paperSchema);
const lines = (text: string) =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));

/** The copy that comes with the project, or the two files of FoRC4CL in a folder. Throws UsageError. */
export function readGold(folder: string | null): Gold {
  const copy = join(import.meta.dirname, '../../fixtures/gold');
  const papers =
    folder === null
      ? parsed(join(copy, 'forc4cl.json'), papersSchema, JSON.parse)
      : parsed(join(folder, 'papers.jsonl'), papersSchema, lines);
  const taxonomy =
    folder === null ? join(copy, 'forc4cl-taxonomy.json') : join(folder, 'taxonomy.json');
  return { papers, roots: parsed(taxonomy, nodeSchema, JSON.parse).children?.map(draftOf) ?? [] };
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Of all pairs of a paper and a category that holds it, directly or below: those in both, by those in either. */
export function scoreOf(
  given: readonly ReadonlySet<string>[],
  expected: readonly ReadonlySet<string>[],
): Score {
  const { precision, recall, f1 } = hierarchicalScores(
    given.map((predicted, i) => ({ predicted, actual: expected[i] ?? new Set<string>() })),
  );
  return { precision: precision ?? 0, recall: recall ?? 0, f1: f1 ?? 0 };
}

/** Names of the categories that hold each paper, those above its places included. */
function placesIn(outline: Outline, papers: readonly Paper[]): Set<string>[] {
  return papers.map((_, number) => {
    const direct = outline.placesOf(number);
    const holding = outline.entries.filter(
      ({ label }) =>
        direct.includes(label) || direct.some((place) => outline.isAbove(label, place)),
    );
    return new Set(holding.map(({ draft }) => draft.name));
  });
}

function row(what: string, { precision, recall, f1 }: Score, spent: string): string {
  const cells = [precision, recall, f1].map((value) => value.toFixed(3));
  return `| ${[what, ...cells, spent].join(' | ')} |`;
}

/** Prints the table. */
export async function tryAssignment(
  settings: Settings,
  calls: Calls,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const gold = readGold(settings.gold);
  const papers = gold.papers.slice(0, settings.studies ?? gold.papers.length);
  const studies = papers.map((paper, number) => ({ ...paper, number, claim: '' }));
  const expected = papers.map(({ labels }) => new Set(labels.map((label) => label.trim())));
  const outline = new Outline(gold.roots);
  const notes = new Notes({ warn: (message) => say(`Warning: ${message}`) });
  const { instruction } = settings;
  const asker: Asker = {
    model: modelOf(settings, calls),
    signal,
    notes,
    temperature: 0,
    instruction,
  };
  const total = studies.length;
  say(`${total} papers, ${outline.entries.length} categories.`);
  const table = ['| | precision | recall | F1 | took |', '|---|---|---|---|---|'];
  const steps = settings.check ? (['place', 'check'] as const) : (['place'] as const);
  for (const step of steps) {
    const samples = step === 'place' ? 1 : settings.samples;
    const report = (done: number) => say(`${step}: ${done} of ${total}`);
    await checkPlaces(asker, outline, studies, { step, samples, total }, report);
    const score = scoreOf(placesIn(outline, papers), expected);
    const spent = inWords(calls.spent.get(step) ?? nothing, settings);
    table.push(row(step === 'place' ? 'check off' : 'check on', score, spent));
  }
  console.log(table.join('\n'));
  for (const [what, times] of Object.entries(notes.counts)) console.log(`- ${what}: ${times}`);
}
