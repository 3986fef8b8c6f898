/** What one correction says about the tree that it was copied from. */

import type { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import { isDecided, type Label } from '@/lib/datasets/label';
import { depthFirst, effectiveStudies, isDescendant } from '@/lib/tree/queries';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  findCategory,
  getCategory,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import { type Counts, noCounts } from './counts';

export interface Corrected {
  readonly base: TreeValue;
  readonly value: TreeValue;
  readonly labels: AnnotatorLabels;
  /** Without withdrawn ones. */
  readonly studies: readonly { readonly id: StudyId }[];
}

/** How much of what could be decided is. */
export interface Coverage {
  readonly decided: number;
  readonly total: number;
}

/** How the category of the base relates to the one that the expert chose instead. */
export type Turn = 'narrower' | 'broader' | 'sibling' | 'elsewhere' | 'added';

/** A study that was taken out of one category and put into another. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly turn: Turn;
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
  readonly moves: readonly Move[];
  /** Categories into which a study was put that was taken out of none. */
  readonly missing: readonly { readonly category: string; readonly isAdded: boolean }[];
  /** Categories out of which a study was taken that was put into none. */
  readonly needless: readonly string[];
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
    ...changesOf(corrected),
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

/** Places by themselves, not those that follow for the categories above. */
function changesOf({ base, value, labels, studies }: Corrected) {
  const moves: Move[] = [];
  const missing: { category: string; isAdded: boolean }[] = [];
  const needless: string[] = [];
  const before = directPlaces(base);
  const now = directPlaces(value);
  // By a decision on this very pair: what a merge or a removal brings about says nothing about the study.
  const standsAt = (studyId: StudyId, id: CategoryId, answer: number) => {
    const { label, state, record } = labels.pair(studyId, id);
    return isDecided(state) && label === answer && record !== null;
  };
  for (const { id: studyId } of studies) {
    const had = before.get(studyId) ?? [];
    const has = now.get(studyId) ?? [];
    const out = had.filter((id) => findCategory(value, id) && standsAt(studyId, id, 0));
    const into = has.filter((id) => !had.includes(id) && standsAt(studyId, id, 1));
    for (const from of out)
      for (const to of into)
        moves.push({ from: getCategory(base, from).name, ...target(base, value, from, to) });
    if (out.length === 0) for (const id of into) missing.push(placeOf(base, value, id));
    if (into.length === 0) for (const id of out) needless.push(getCategory(base, id).name);
  }
  return { moves, missing, needless };
}

function directPlaces(value: TreeValue): ReadonlyMap<StudyId, readonly CategoryId[]> {
  const places = new Map<StudyId, CategoryId[]>();
  for (const { category } of depthFirst(value))
    for (const studyId of Object.keys(assignmentsOf(value, category.id))) {
      const known = places.get(studyId);
      if (known) known.push(category.id);
      else places.set(studyId, [category.id]);
    }
  return places;
}

function placeOf(base: TreeValue, value: TreeValue, id: CategoryId) {
  const known = findCategory(base, id);
  return { category: (known ?? getCategory(value, id)).name, isAdded: known === null };
}

function target(base: TreeValue, value: TreeValue, from: CategoryId, to: CategoryId) {
  const { category, isAdded } = placeOf(base, value, to);
  return { to: category, turn: isAdded ? ('added' as const) : turnOf(base, from, to) };
}

function turnOf(base: TreeValue, from: CategoryId, to: CategoryId): Turn {
  if (isDescendant(base, to, from)) return 'narrower';
  if (isDescendant(base, from, to)) return 'broader';
  const [a, b] = [getCategory(base, from), getCategory(base, to)];
  return a.parentId === b.parentId ? 'sibling' : 'elsewhere';
}
