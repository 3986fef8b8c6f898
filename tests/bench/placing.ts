/**
 * How well the local engine places papers in a tree that is given, by the labels of experts (FoRC4CL): the settings
 * were chosen on every second paper. `tsx tests/bench/placing.ts [folder with papers.jsonl and taxonomy.json]`.
 */

import { pathToFileURL } from 'node:url';

import type { InputStudy } from '@/lib/pipeline/engine';
import { type Frame, type FramePlace, placesOf } from '@/lib/pipeline/frame';
import type { Draft } from '@/lib/pipeline/llm/draft';
import { Pace } from '@/lib/pipeline/local/pace';
import { placeInFrame } from '@/lib/pipeline/local/place/step';

import { type Gold, readGold, scoreOf } from './llm-try/assignment';
import { type Row, toTable } from './table';

/** Names are unique in FoRC4CL, and serve as ids. */
function frameOf(roots: readonly Draft[]): Frame {
  return roots.map(({ name, scopeNote, children }) => ({
    ...{ id: name, name, scopeNote },
    children: frameOf(children),
  }));
}

function namesAbove(categories: readonly FramePlace[], id: string): string[] {
  const names: string[] = [];
  let at: number | null = categories.findIndex(({ category }) => category.id === id);
  while (at !== null && at >= 0) {
    names.push(categories[at]?.category.name ?? '');
    at = categories[at]?.parent ?? null;
  }
  return names;
}

async function measure({ papers, roots }: Gold) {
  const frame = frameOf(roots);
  const studies: InputStudy[] = papers.map((paper, number) => ({ ...paper, number }));
  const pace = new Pace(new AbortController().signal);
  const start = performance.now();
  const places = await placeInFrame(studies, frame, pace, () => {});
  const seconds = (performance.now() - start) / 1000;
  const categories = placesOf(frame);
  const given = papers.map((_, number) => {
    const own = places.filter(({ studyNumber }) => studyNumber === number);
    return new Set(own.flatMap(({ categoryId }) => namesAbove(categories, categoryId)));
  });
  const expected = papers.map(({ labels }) => new Set(labels.map((label) => label.trim())));
  return { given, expected, seconds, places: places.length };
}

/** `folder`: the two files of FoRC4CL; default: the copy that comes with the project. */
export async function benchPlacing(folder: string | null = null): Promise<Row[]> {
  const gold = readGold(folder);
  const { given, expected, seconds, places } = await measure(gold);
  const half = (odd: number) => {
    const isIn = (_: unknown, index: number) => index % 2 === odd;
    const { precision, recall, f1 } = scoreOf(given.filter(isIn), expected.filter(isIn));
    return `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`;
  };
  const left = given.filter(({ size }) => size === 0).length;
  return [
    { what: 'placed in FoRC4CL by the local engine, held-out half', figure: half(1) },
    { what: 'the half its settings were chosen on', figure: half(0) },
    {
      what: 'places a paper; uncategorised; time',
      figure: `${(places / given.length).toFixed(1)}; ${left} of ${given.length}; ${seconds.toFixed(1)} s`,
    },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(toTable(await benchPlacing(process.argv[2])));
}
