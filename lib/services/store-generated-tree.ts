import { randomUUID } from 'node:crypto';

import { inTransaction } from '@/lib/db/client';
import { notify } from '@/lib/db/notifications';
import { insertClaims, updateRunIn } from '@/lib/db/runs';
import { insertTree } from '@/lib/db/tree-writes';
import type { GeneratedCategory, GeneratedTree } from '@/lib/pipeline/engine';
import type { TreeRows } from '@/lib/tree/rows';
import type { Origin } from '@/lib/tree/value';

export interface FinishedRun {
  readonly id: string;
  readonly topicId: string;
  readonly studyRevision: number;
  readonly origin: Origin;
  /** Study ids by number, for the studies that the run was given. */
  readonly studyIds: ReadonlyMap<number, string>;
}

function studyId(run: FinishedRun, number: number): string {
  const id = run.studyIds.get(number);
  if (id === undefined) throw new Error(`the engine named study ${number}, which it was not given`);
  return id;
}

function toRows(run: FinishedRun, tree: GeneratedTree): Omit<TreeRows, 'studyIds'> {
  const categories: TreeRows['categories'][number][] = [];
  const assignments: TreeRows['assignments'][number][] = [];
  const add = (category: GeneratedCategory, parentId: string | null, index: number) => {
    const id = randomUUID();
    const { name, scopeNote, studyNumbers, children } = category;
    categories.push({ id, parentId, index, name, scopeNote });
    for (const number of studyNumbers) {
      assignments.push({
        categoryId: id,
        studyId: studyId(run, number),
        origin: run.origin,
        evidenceId: null,
      });
    }
    for (const [position, child] of children.entries()) add(child, id, position);
  };
  for (const [index, root] of tree.rootCategories.entries()) add(root, null, index);
  return { categories, assignments, judgements: [] };
}

/**
 * Writes the tree and the claims and ends the run, all in one transaction. Does nothing when the run is not
 * running any more: it was cancelled, or another worker that took this one for dead has finished it.
 */
export function storeGeneratedTree(run: FinishedRun, tree: GeneratedTree): Promise<void> {
  return inTransaction(async (on) => {
    const succeeded = await updateRunIn(on, run.id, ['running'], {
      status: 'succeeded',
      finishedAt: new Date(),
    });
    if (!succeeded) return;
    const { id: runId, topicId, studyRevision } = run;
    await insertTree(on, { topicId, kind: 'GENERATED', studyRevision, runId }, toRows(run, tree));
    const claims = tree.claims.map(({ studyNumber, text }) => ({
      studyId: studyId(run, studyNumber),
      text,
    }));
    await insertClaims(on, runId, claims);
    await notify(on, { kind: 'run', id: runId });
  });
}
