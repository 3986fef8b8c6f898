/** Runs over the HTTP API, executed in this process. */

import type { Run } from '@/lib/api/run-contract';
import type { Topic } from '@/lib/api/topic-contract';
import type { Tree } from '@/lib/api/tree-contract';
import { executeRun } from '@/lib/services/execute-run';

import { ask } from './http';
import { getTree } from './http-trees';
import { makeTopic } from './topics';

export async function start(topicId: string, settings: object = {}): Promise<string> {
  const json = { engine: 'local', ...settings };
  const { id } = await ask<{ id: string }>(202, 'POST', `/api/topics/${topicId}/runs`, { json });
  return id;
}

/** What the worker does with a queued run; `stopping` is its own end. */
export function work(id: string, stopping = new AbortController().signal): Promise<void> {
  return executeRun(id, stopping);
}

export const getRun = (id: string) => ask<Run>(200, 'GET', `/api/runs/${id}`);

export async function finish(id: string): Promise<Tree> {
  await work(id);
  const { status, treeId, error } = await getRun(id);
  if (treeId === null) throw new Error(`The run ${status}: ${error}`);
  return getTree(treeId);
}

export async function newRun(studies = 12): Promise<string> {
  return start((await makeTopic(studies)).id);
}

/** A tree without the ids that every run makes anew: names, notes, order, and studies by number. */
export async function shapeOf(tree: Tree) {
  const { studies } = await ask<Topic>(200, 'GET', `/api/topics/${tree.topicId}`);
  const number = new Map(studies.map((study) => [study.id, study.number]));
  const position = new Map(tree.categories.map((category, index) => [category.id, index]));
  return {
    categories: tree.categories.map(({ name, scopeNote, index, parentId }) => ({
      name,
      scopeNote,
      index,
      parent: parentId === null ? null : position.get(parentId),
    })),
    assignments: tree.assignments.map(({ categoryId, studyId, origin }) => [
      position.get(categoryId),
      number.get(studyId),
      origin,
    ]),
    uncategorised: tree.uncategorised.map((id) => number.get(id)),
  };
}
