/** The agreement page's tables with every figure in a column of its own, to be copied and saved. */

import { estimateCells, estimateHead, shortNumber } from '@/components/figure-table/figure-cells';
import type { TableCell, TextTable } from '@/components/ui/table-text';
import type { Agreement, AgreementMeasure } from '@/lib/api/agreement-contract';

/** Each with what it is called, and what it asks. */
export const measures = [
  ['links', 'Links', 'Is the category rightly below the other?'],
  ['siblings', 'Sibling groups', 'Do the categories below one belong together?'],
  ['assignments', 'Assignments', 'Does the study belong in the category?'],
  ['categorySets', 'Categories of a study', 'The same, as sets: MASI distance'],
] as const satisfies readonly (readonly [keyof Agreement['measures'], string, string])[];

const measureHead = [...estimateHead('alpha'), ...estimateHead('kappa'), 'all agree', 'items'];

function measureCells({ alpha, kappa, agreed }: AgreementMeasure): TableCell[] {
  return [...estimateCells(alpha), ...estimateCells(kappa), shortNumber(agreed), alpha.items];
}

export function measuresFile(agreement: Agreement): TextTable {
  return {
    head: ['measure', ...measureHead],
    rows: measures.map(([name, label]) => [label, ...measureCells(agreement.measures[name])]),
  };
}

export function annotatorsFile({ annotators }: Agreement): TextTable {
  return {
    head: [
      ...['annotator', 'state', 'decided', 'edits', 'added categories'],
      ...['links, kappa', 'siblings, kappa', 'assignments, kappa', 'F1'].flatMap((name) => [
        ...estimateHead(name),
        `${name}, items`,
      ]),
    ],
    rows: annotators.map((each) => [
      each.name,
      each.completedAt === null ? 'open' : 'complete',
      each.decided,
      each.editsFromBase,
      each.addedCategories,
      ...[each.links, each.siblings, each.assignments, each.f1].flatMap((estimate) => [
        ...estimateCells(estimate),
        estimate.items,
      ]),
    ]),
  };
}

export function pairsFile({ annotators, pairs }: Agreement): TextTable {
  const nameOf = (index: number) => annotators[index]?.name ?? '';
  return {
    head: [
      ...['first annotator', 'second annotator'],
      ...['links, kappa', 'siblings, kappa', 'assignments, kappa'].flatMap(estimateHead),
      ...['precision', 'recall', ...estimateHead('F1'), 'edits apart'],
    ],
    rows: pairs.map((pair) => [
      ...[nameOf(pair.first), nameOf(pair.second)],
      ...[pair.links, pair.siblings, pair.assignments].flatMap(estimateCells),
      ...[pair.precision, pair.recall].map(shortNumber),
      ...[...estimateCells(pair.f1), pair.edits],
    ]),
  };
}

const count = (votes: readonly (number | null)[], vote: number) =>
  votes.filter((each) => each === vote).length;

export function categoriesFile({ categories }: Agreement): TextTable {
  return {
    head: [
      ...['category', 'level', 'link: yes', 'link: no', 'categories below: yes'],
      ...['categories below: no', ...measureHead, 'in dispute'],
    ],
    rows: categories.map(({ name, depth, link, siblings, assignments, disputed }) => [
      ...[name, depth + 1, count(link, 1), count(link, 0), count(siblings, 1), count(siblings, 0)],
      ...[...measureCells(assignments), disputed],
    ]),
  };
}
