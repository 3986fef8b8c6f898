import type { Run, RunComparison } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { type Database, inSnapshot } from '@/lib/db/client';
import { listStudies } from '@/lib/db/studies';
import { AppError } from '@/lib/errors';
import { adjustedRandIndex, leafLabels } from '@/lib/tree/metrics';
import { depthFirst, effectiveStudies, pathsOfStudies, uncategorised } from '@/lib/tree/queries';
import { assignmentsOf, childrenOf, getCategory, type TreeValue } from '@/lib/tree/value';

import { loadTree, withoutWithdrawn } from './load-tree';
import { getReadableRun } from './readable-run';
import { getReadableTree } from './readable-tree';

type Shape = NonNullable<RunComparison['a']['shape']>;

const mostDifferences = 2_000;

function shapeOf(value: TreeValue): Shape {
  const places = depthFirst(value);
  const effective = effectiveStudies(value);
  const assignments = places.reduce(
    (sum, { category }) => sum + Object.keys(assignmentsOf(value, category.id)).length,
    0,
  );
  const left = uncategorised(value).length;
  const placed = value.studyIds.length - left;
  return {
    categories: places.length,
    rootCategories: childrenOf(value, null).length,
    depth: Math.max(0, ...places.map(({ depth }) => depth + 1)),
    leaves: places.filter(({ category }) => childrenOf(value, category.id).length === 0).length,
    assignments,
    placesPerStudy: placed === 0 ? 0 : assignments / placed,
    uncategorised: left,
    rootNames: childrenOf(value, null).map((id) => ({
      name: getCategory(value, id).name,
      studies: effective.get(id)?.size ?? 0,
    })),
  };
}

/** The study's places as paths in words. */
function placesIn(value: TreeValue): (studyId: string) => ReadonlySet<string> {
  const paths = pathsOfStudies(value);
  return (studyId) => new Set(paths.get(studyId)?.map((path) => path.join(' › ')));
}

async function differencesOf(on: Database, topicId: string, a: TreeValue, b: TreeValue) {
  const [inA, inB] = [placesIn(a), placesIn(b)];
  const studies = await listStudies(on, topicId, null);
  return studies.flatMap(({ id, number, title }) => {
    const [ofA, ofB] = [inA(id), inB(id)];
    const onlyA = [...ofA.difference(ofB)];
    const onlyB = [...ofB.difference(ofA)];
    const both = [...ofA.intersection(ofB)];
    if (onlyA.length + onlyB.length === 0) return [];
    return [{ studyId: id, number, title, onlyA, onlyB, both }];
  });
}

function sharedNames(a: TreeValue, b: TreeValue): number {
  const names = (value: TreeValue) =>
    new Set(depthFirst(value).map(({ category }) => category.name.toLowerCase()));
  return names(a).intersection(names(b)).size;
}

async function side(on: Database, actor: Actor, runId: string) {
  const run = await getReadableRun(on, actor, runId);
  const { treeId } = run;
  const tree = treeId === null ? null : await getReadableTree(on, actor, treeId);
  const value = tree && (await withoutWithdrawn(on, tree.topicId, await loadTree(on, tree)));
  return { run, value };
}

function requireOneTopic(a: Run, b: Run): void {
  if (a.topicId !== b.topicId)
    throw new AppError('invalid', 'Runs of two topics have no studies in common to compare.');
}

/** Two runs of one topic side by side. Throws AppError 'not-found', or 'invalid' for runs of two topics. */
export function compareRuns(actor: Actor, aId: string, bId: string): Promise<RunComparison> {
  return inSnapshot(async (on) => {
    const [a, b] = [await side(on, actor, aId), await side(on, actor, bId)];
    requireOneTopic(a.run, b.run);
    const sides = {
      a: { run: a.run, shape: a.value && shapeOf(a.value) },
      b: { run: b.run, shape: b.value && shapeOf(b.value) },
    };
    if (!a.value || !b.value) return { ...sides, agreement: null, differences: [] };
    const differences = await differencesOf(on, a.run.topicId, a.value, b.value);
    const studies = a.value.studyIds.length;
    const agreement = {
      leafAri: adjustedRandIndex(leafLabels(a.value), leafLabels(b.value)),
      sameStudies: studies - differences.length,
      sharedNames: sharedNames(a.value, b.value),
    };
    return { ...sides, agreement, differences: differences.slice(0, mostDifferences) };
  });
}
