/** The rows of the report. */

import type { Row } from '../table';
import type { CarriedOver } from './carry-over';
import { type Figures, type PageFigures, painted, settled } from './figures';
import type { TreeSize } from './made-trees';

/** Sizes that the bars are for; the others are reported. */
const mostWithBars = 5_000;

const words: Readonly<Record<string, string>> = {
  arrow: 'arrow key',
  expand: 'open and close a tenth of the tree',
  shift: 'move by keyboard',
  drop: 'drop by pointer',
  page: 'PageUp, PageDown',
  tick: 'tick a cell',
  fill: 'fill 15 cells',
};

export function treeRows(categories: number, ours: PageFigures, bare: PageFigures): Row[] {
  const what = `${categories.toLocaleString('en')} categories`;
  const withBars = categories <= mostWithBars;
  const rows = Object.keys(ours.interactions).map((kind): Row => {
    const isMove = kind === 'shift' || kind === 'drop';
    const of = isMove ? settled : painted;
    const [own, plain] = [of(ours.interactions[kind]), of(bare.interactions[kind])];
    const until = isMove ? 'to the settled tree' : 'to the next paint';
    return {
      what: `${what}: ${words[kind]}, ${until}`,
      figure: `${inWords(own)}; bare ${inWords(plain)}; ratio ${ratio(own.p50, plain.p50)}`,
      ...(withBars && { bar: isMove ? '<= 100 ms' : '<= 50 ms' }),
    };
  });
  return [
    {
      what: `${what}: page to a tree that answers`,
      figure: `${ms(ours.mount)}; bare ${ms(bare.mount)}`,
    },
    ...rows,
    {
      what: `${what}: tasks over 50 ms while dragging`,
      figure: `${tasks(ours)}; bare ${tasks(bare)}`,
      ...(withBars && { bar: 'none' }),
    },
    memoryRow(what, ours, bare),
  ];
}

export function matrixRows({ studies, categories }: TreeSize, figures: PageFigures): Row[] {
  const what = `matrix of ${studies.toLocaleString('en')} x ${categories}`;
  const isSmall = studies <= 50;
  return [
    { what: `${what}: page to a grid that answers`, figure: ms(figures.mount) },
    ...Object.entries(figures.interactions).map(
      ([kind, all]): Row => ({
        what: `${what}: ${words[kind]}, to the next paint`,
        figure: inWords(painted(all)),
        ...(isSmall && { bar: '<= 50 ms' }),
      }),
    ),
    { what: `${what}: memory`, figure: `${figures.memory.toFixed(0)} MB` },
  ];
}

function memoryRow(what: string, ours: PageFigures, bare: PageFigures): Row {
  const figure = `${ours.memory.toFixed(0)} MB; bare ${bare.memory.toFixed(0)} MB`;
  return { what: `${what}: memory`, figure };
}

/** "p50 16 ms, max 24 ms" */
function inWords({ p50, max }: Figures): string {
  return `p50 ${ms(p50)}, max ${ms(max)}`;
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function ratio(own: number, plain: number): string {
  return (own / plain).toFixed(1);
}

function tasks({ drag }: PageFigures): string {
  if (!drag || drag.count === 0) return 'none';
  return `${drag.count}, longest ${ms(drag.longest)}`;
}

/** Both by their lengths: what the editor's gestures save, or cost, against one operation after the other. */
export function carryOverRows(studies: number, figures: CarriedOver): Row[] {
  const { script, gestures, seconds } = figures;
  return [
    {
      what: `the local engine's tree of ${studies} papers carried over to an expert's, by keys and pointer`,
      figure: `${gestures} gestures in ${seconds.toFixed(0)} s; edit script of ${script} operations`,
    },
  ];
}
