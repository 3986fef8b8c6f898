/** What one correction says about the tree that it was copied from. */

import { isDecided, type Label } from '@/lib/datasets/label';
import { depthFirst, effectiveStudies } from '@/lib/tree/queries';
import { assignmentsOf, type CategoryId, childrenOf } from '@/lib/tree/value';

import { type Changes, changesOf } from './changes';
import type { Corrected } from './corrected';
import { type Counts, noCounts } from './counts';

/** How much of what could be decided is. */
export interface Coverage {
  readonly decided: number;
  readonly total: number;
}

/** A decision on what the base tree says, made with its answer shown or hidden. */
export interface Decision {
  readonly exposure: 'shown' | 'hidden';
  readonly accepted: boolean;
  /** What the gesture took; null when it was not measured. */
  readonly seconds: number | null;
}

export interface CategoryFindings {
  readonly id: CategoryId;
  readonly name: string;
  /** 1 for a root category. */
  readonly level: number;
  readonly counts: Counts;
}

export interface Findings {
  /** Of each decided link of the base: 1 kept, 0 not. */
  readonly links: readonly number[];
  readonly linkCoverage: Coverage;
  /** Of each decided sibling group of the base: 1 coherent, 0 not. */
  readonly groups: readonly number[];
  readonly groupCoverage: Coverage;
  /** Of each study with anything right, wrong or missing: the counts of each level, the root categories' first. */
  readonly studies: readonly (readonly Counts[])[];
  readonly pairCoverage: Coverage;
  /** Of the base, depth first. */
  readonly categories: readonly CategoryFindings[];
  readonly changes: Changes;
  readonly decisions: readonly Decision[];
}

/**
 * By the labels of the datasets, of what somebody has decided and of the base tree's own items. The base tree's answer
 * on a study and a category is whether the study is in the category or in one below it, as the label is.
 */
export function findingsOf(corrected: Corrected): Findings {
  const decisions: Decision[] = [];
  const links = linksOf(corrected, decisions);
  const groups = groupsOf(corrected, decisions);
  const places = placesOf(corrected, decisions);
  return {
    links: links.values,
    linkCoverage: links.coverage,
    groups: groups.values,
    groupCoverage: groups.coverage,
    ...places,
    changes: changesOf(corrected),
    decisions,
  };
}

interface Decided {
  readonly values: number[];
  readonly coverage: Coverage;
}

function note(decisions: Decision[], accepted: boolean, { record }: Pick<Label, 'record'>): void {
  const exposure = record?.exposure;
  if (exposure !== 'shown' && exposure !== 'hidden') return;
  decisions.push({ exposure, accepted, seconds: record?.seconds ?? null });
}

function linksOf({ base, labels }: Corrected, decisions: Decision[]): Decided {
  const values: number[] = [];
  let total = 0;
  for (const { category } of depthFirst(base)) {
    if (category.parentId === null) continue;
    total += 1;
    const label = labels.link(category.parentId, category.id);
    if (!isDecided(label.state)) continue;
    const isKept = label.label > 0;
    values.push(Number(isKept));
    note(decisions, isKept, label);
  }
  return { values, coverage: { decided: values.length, total } };
}

function groupsOf({ base, labels }: Corrected, decisions: Decision[]): Decided {
  const values: number[] = [];
  let total = 0;
  for (const parentId of [null, ...depthFirst(base).map(({ category }) => category.id)]) {
    if (childrenOf(base, parentId).length < 2) continue;
    total += 1;
    const group = labels.group(parentId);
    if (!isDecided(group.state)) continue;
    values.push(Number(group.coherent));
    note(decisions, group.coherent, group);
  }
  return { values, coverage: { decided: values.length, total } };
}

function placesOf({ base, labels, studies }: Corrected, decisions: Decision[]) {
  const before = effectiveStudies(base);
  const visits = depthFirst(base);
  const levels = visits.reduce((most, { depth }) => Math.max(most, depth + 1), 0);
  const categories = visits.map(({ category: { id, name }, depth }) => ({
    ...{ id, name, level: depth + 1 },
    counts: noCounts(),
  }));
  const counted: Counts[][] = [];
  let decided = 0;
  for (const study of studies) {
    const ofLevels = Array.from({ length: levels }, noCounts);
    for (const category of categories) {
      const label = labels.pair(study.id, category.id);
      if (!isDecided(label.state)) continue;
      decided += 1;
      const given = before.get(category.id)?.has(study.id) === true;
      if (Object.hasOwn(assignmentsOf(base, category.id), study.id))
        note(decisions, label.label === 1, label);
      const kind = kindOf(given, label.label === 1);
      if (kind === null) continue;
      category.counts[kind] += 1;
      const level = ofLevels[category.level - 1];
      if (level) level[kind] += 1;
    }
    if (ofLevels.some(({ right, wrong, missing }) => right + wrong + missing > 0))
      counted.push(ofLevels);
  }
  const pairCoverage = { decided, total: studies.length * categories.length };
  return { studies: counted, pairCoverage, categories };
}

/** null for what both leave out: nobody gets credit for the many categories that a study is not in. */
function kindOf(given: boolean, isIn: boolean): keyof Counts | null {
  if (given) return isIn ? 'right' : 'wrong';
  return isIn ? 'missing' : null;
}
