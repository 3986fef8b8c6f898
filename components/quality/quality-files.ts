/** The page's tables with every figure in a column of its own, to be copied and saved. */

import { estimateCells, estimateHead, shortNumber } from '@/components/figure-table/figure-cells';
import type { TextTable } from '@/components/ui/table-text';
import type { Quality, QualityPart, QualityScores } from '@/lib/api/quality-contract';

import { turnWords } from './quality-words';

const countHead = ['right', 'wrong', 'missing'];
const scoreHead = [...['precision', 'recall', 'F1'].flatMap(estimateHead), ...countHead];

function scoreCells({ precision, recall, f1, right, wrong, missing }: QualityScores) {
  return [...[precision, recall, f1].flatMap(estimateCells), right, wrong, missing];
}

export function figuresFile({ all, coverage }: Quality): TextTable {
  const { precision, recall, f1 } = all.assignments;
  const rows = [
    ['links kept', all.links, coverage.links],
    ['sibling groups coherent', all.groups, coverage.groups],
    ['assignments, precision', precision, coverage.pairs],
    ['assignments, recall', recall, coverage.pairs],
    ['assignments, F1', f1, coverage.pairs],
  ] as const;
  return {
    head: ['figure', ...estimateHead('share'), 'items', 'decided', 'of all'],
    rows: rows.map(([name, estimate, { decided, total }]) => [
      ...[name, ...estimateCells(estimate), estimate.items, decided, total],
    ]),
  };
}

export function levelsFile({ levels }: Quality): TextTable {
  return {
    head: ['level', ...scoreHead],
    rows: levels.map((level, index) => [index + 1, ...scoreCells(level)]),
  };
}

export function partsFile(parts: readonly QualityPart[], kind: string): TextTable {
  const shares = ['links kept', 'groups coherent'].flatMap((name) => [
    ...estimateHead(name),
    `${name}, items`,
  ]);
  return {
    head: [kind, 'key', 'corrections', ...shares, ...scoreHead],
    rows: parts.map(({ label, key, corrections, links, groups, assignments }) => [
      ...[label, key, corrections],
      ...[...estimateCells(links), links.items, ...estimateCells(groups), groups.items],
      ...scoreCells(assignments),
    ]),
  };
}

export function categoriesFile(categories: Quality['categories']): TextTable {
  return {
    head: ['topic', 'category', 'level', ...scoreHead, 'tree id', 'category id'],
    rows: categories.map(({ topic, name, level, treeId, id, ...scores }) => [
      ...[topic, name, level, ...scoreCells(scores), treeId, id],
    ]),
  };
}

export function confusionsFile({ confusions }: Quality): TextTable {
  return {
    head: ['from', 'to', 'where', 'studies'],
    rows: confusions.map(({ from, to, turn, times }) => [from, to, turnWords[turn], times]),
  };
}

export function placesFile({ missing, needless }: Quality): TextTable {
  return {
    head: ['category', 'what', 'studies'],
    rows: [
      ...missing.map(({ category, isAdded, times }) => [
        ...[category, isAdded ? 'put in, category added' : 'put in', times],
      ]),
      ...needless.map(({ category, times }) => [category, 'taken out', times]),
    ],
  };
}

export function paceFile({ pace }: Quality): TextTable {
  return {
    head: ['work', ...estimateHead('seconds a study'), 'corrections'],
    rows: [
      ['correcting', ...estimateCells(pace.correcting), pace.correcting.items],
      ['from scratch', ...estimateCells(pace.fromScratch), pace.fromScratch.items],
    ],
  };
}

export function anchoringFile({ anchoring }: Quality): TextTable {
  const arms = [
    ['shown', anchoring.shown],
    ['hidden', anchoring.hidden],
  ] as const;
  return {
    head: ['answer', ...estimateHead('accepted'), 'decisions', 'median seconds'],
    rows: [
      ...arms.map(([name, { accepted, medianSeconds }]) => [
        ...[name, ...estimateCells(accepted), accepted.items, shortNumber(medianSeconds)],
      ]),
      ['difference', ...estimateCells(anchoring.difference), anchoring.difference.items, null],
    ],
  };
}
