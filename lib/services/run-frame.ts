/** The tree that a run places studies in: taken when the run is started, so that it is the same when it goes on. */

import type { StartRun } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import type { Database } from '@/lib/db/client';
import { findStepOutput } from '@/lib/db/runs';
import { AppError } from '@/lib/errors';
import { type Frame, type FrameCategory, frameSchema } from '@/lib/pipeline/frame';
import { depthFirst } from '@/lib/tree/queries';
import { type CategoryId, childrenOf, getCategory, type TreeValue } from '@/lib/tree/value';

import { loadTree } from './load-tree';
import { getReadableTree } from './readable-tree';

/** Where it lies among a run's step outputs. */
export const frameStep = 'frame';

/** A model is shown all categories with every question: about 40,000 tokens. */
const mostForModel = 3_000;
const mostCategories = 50_000;
const mostLevels = 100;

function frameOf(value: TreeValue): Frame {
  const under = (parentId: CategoryId | null): FrameCategory[] =>
    childrenOf(value, parentId).map((id) => {
      const { name, scopeNote } = getCategory(value, id);
      return { id, name, scopeNote, children: under(id) };
    });
  return under(null);
}

function requireFitting(value: TreeValue, engine: StartRun['engine']): void {
  const visits = depthFirst(value);
  if (visits.length === 0)
    throw new AppError('invalid', 'This tree has no category that a study could be placed in.');
  const most = engine === 'llm' ? mostForModel : mostCategories;
  if (visits.length > most)
    throw new AppError(
      'invalid',
      `This tree has ${visits.length} categories; ${engine === 'llm' ? 'a model is shown' : 'the local engine takes'} ${most} at most.${engine === 'llm' ? ' The local engine takes more.' : ''}`,
    );
  if (visits.some(({ depth }) => depth >= mostLevels))
    throw new AppError('invalid', `This tree has more than ${mostLevels} levels.`);
}

/**
 * The tree that the settings name as a frame for the studies of its topic; null when they name none.
 * Throws AppError 'not-found', or 'invalid' for one that is empty, too large or too deep.
 */
export async function loadFrame(
  on: Database,
  actor: Actor,
  topicId: string,
  { frame, engine }: StartRun,
): Promise<Frame | null> {
  if (frame === undefined) return null;
  const tree = await getReadableTree(on, actor, frame);
  if (tree.topicId !== topicId)
    throw new AppError('not-found', 'This topic has no such tree to place its studies in.');
  const value = await loadTree(on, tree);
  requireFitting(value, engine);
  return frameOf(value);
}

/** The frame that a run was started with; null when it has none. */
export async function findRunFrame(
  on: Database,
  runId: string,
  settings: StartRun,
): Promise<Frame | null> {
  if (settings.frame === undefined) return null;
  return frameSchema.parse(await findStepOutput(on, runId, frameStep));
}
