/** A tree over a file of studies, printed. */

import { basename } from 'node:path';

import { readFile } from '@/lib/literature/read';
import type { GeneratedCategory, GeneratedTree, InputStudy } from '@/lib/pipeline/engine';
import { llmEngine } from '@/lib/pipeline/llm/engine';
import { estimateRun } from '@/lib/pipeline/llm/estimate';
import { allSteps, type LlmOptions, type StepName } from '@/lib/pipeline/llm/options';
import { readInThread } from '@/lib/services/read-in-thread';

import { contextWith, studiesBelow } from '../../pipeline/running';
import { bytesOf } from './bytes';
import { type Calls, inWords, modelOf } from './calls';
import type { Settings } from './settings';

function studiesIn(file: string, most: number | null, say: (line: string) => void): InputStudy[] {
  const { records, rejected } = readFile(basename(file), bytesOf(file));
  for (const { line, reason } of rejected) say(`Left out: the record in line ${line} ${reason}.`);
  return records
    .slice(0, most ?? records.length)
    .map(({ title, abstract }, number) => ({ number, title, abstract }));
}

function optionsOf({ topic, instruction, check, samples }: Settings): LlmOptions {
  const wishes = allSteps.map(({ name }) => [name, instruction] as const);
  const instructions: Partial<Record<StepName, string>> =
    instruction === '' ? {} : Object.fromEntries(wishes);
  return { topic, check, samples, instructions };
}

function outline(
  categories: readonly GeneratedCategory[],
  above: readonly number[] = [],
): string[] {
  return categories.flatMap((category, index) => {
    const path = [...above, index + 1];
    const indent = '  '.repeat(above.length);
    const { name, scopeNote, studyNumbers, children } = category;
    const own = studyNumbers.length > 0 ? ` (Studies ${studyNumbers.join(', ')})` : '';
    const note = scopeNote === '' ? '' : `: ${scopeNote}`;
    const count = `[${studiesBelow(category).size}]`;
    const line = `${indent}${path.join('.')}. ${name} ${count}${note}${own}`;
    return [line, ...outline(children, path)];
  });
}

/** The tree as an outline, what is in no category, and what was counted on the way. */
function printed(tree: GeneratedTree, studies: readonly InputStudy[]): string {
  const placed = new Set(tree.rootCategories.flatMap((root) => [...studiesBelow(root)]));
  const rest = studies.filter(({ number }) => !placed.has(number));
  const counts = Object.entries(tree.counts ?? {}).map(([what, times]) => `- ${what}: ${times}`);
  return [
    ...outline(tree.rootCategories),
    '',
    `Uncategorised: ${rest.length} of ${studies.length}`,
    ...rest.map(({ number, title }) => `- ${number}: ${title.slice(0, 100)}`),
    ...(counts.length > 0 ? ['', 'Counted:', ...counts] : []),
  ].join('\n');
}

/** Says each step when it begins and when it ends; what happens in between only on a terminal. */
function reporter(say: (line: string) => void) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  return {
    progress: (step: string, done: number, total: number) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${step}: ${done} of ${total}`);
    },
    async step<T>(name: string, work: () => Promise<T>): Promise<T> {
      const output = await work();
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      say(`${name}: done after ${seconds()}`);
      return output;
    },
  };
}

/** Draws the tree and prints it; what it says on the way goes to `say`. */
export async function tryTree(
  settings: Settings & { readonly file: string },
  calls: Calls,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const studies = studiesIn(settings.file, settings.studies, say);
  const options = optionsOf(settings);
  const shape = { maxRootCategories: settings.roots, maxDepth: settings.depth };
  const estimate = estimateRun(studies, shape, options);
  say(`${studies.length} studies. ${estimate.strategy}`);
  say(`Estimated: ${inWords(estimate, settings)}.`);
  const report = reporter(say);
  const context = contextWith({
    readPapers: readInThread,
    signal,
    progress: report.progress,
    runStep: (name, _schema, work) => report.step(name, work),
    warn: (message) => say(`Warning: ${message}`),
  });
  const engine = llmEngine(modelOf(settings, calls), options);
  console.log(printed(await engine.generate(studies, shape, context), studies));
}
