import {
  type Adjudication,
  type AdjudicationOffer,
  mostSides,
} from '@/lib/api/adjudication-contract';
import type { Actor } from '@/lib/auth/actor';
import { canAdjudicate } from '@/lib/auth/rights';
import {
  type CorrectionRow,
  findFinalTreeId,
  listAdjudicated,
  listCorrectionsOf,
} from '@/lib/db/adjudications';
import { type Database, database, inSnapshot } from '@/lib/db/client';
import { listPageStudies } from '@/lib/db/studies';
import { getTopicRecord } from '@/lib/db/topics';
import { claimRunId, getTreeRecord, type TreeRecord } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';

import { commentsOn } from '../comments';
import { getReadableTree } from '../readable-tree';
import { loadAdjudication } from './load';
import { requireAdjudicator } from './start';
import { studiesIn, viewOf } from './view';

/** Throws AppError 'not-found', 'forbidden', or 'invalid' for another tree. */
export async function requireFinalTree(
  on: Database,
  actor: Actor,
  treeId: string,
): Promise<TreeRecord> {
  const tree = await getReadableTree(on, actor, treeId);
  requireAdjudicator(actor);
  if (tree.kind === 'FINAL' && (await listAdjudicated(on, treeId)).length > 0) return tree;
  throw new AppError('invalid', 'This is no final tree: begin one of the tree that was corrected.');
}

const toAnnotator = ({ id, annotator, completedAt }: CorrectionRow) => ({
  treeId: id,
  name: annotator,
  completedAt: completedAt?.toISOString() ?? null,
});

/** Complete corrections that could be settled as well, as many as there is room for. */
async function listMore(
  on: Database,
  { id, copiedFromId }: TreeRecord,
  settled: readonly CorrectionRow[],
): Promise<Adjudication['more']> {
  const all = await listCorrectionsOf(on, copiedFromId ?? id);
  const isSettled = new Set(settled.map((row) => row.id));
  return all
    .filter((row) => row.completedAt !== null && !isSettled.has(row.id))
    .slice(0, Math.max(0, mostSides - settled.length))
    .map(toAnnotator);
}

async function loadComments(
  on: Database,
  actor: Actor,
  corrections: readonly CorrectionRow[],
): Promise<Adjudication['comments']> {
  const comments: Adjudication['comments'] = [];
  for (const correction of corrections)
    for (const { author, categoryId, studyId, text } of await commentsOn(on, actor, correction))
      comments.push({ treeId: correction.id, author, categoryId, studyId, text });
  return comments;
}

/** What there is to settle in a final tree. Throws AppError 'not-found', 'forbidden' or 'invalid'. */
export function getAdjudication(actor: Actor, treeId: string): Promise<Adjudication> {
  return inSnapshot(async (on) => {
    const tree = await requireFinalTree(on, actor, treeId);
    const loaded = await loadAdjudication(on, tree);
    const view = viewOf(loaded);
    const studies = await listPageStudies(on, tree.topicId, await claimRunId(on, tree));
    const shown = studiesIn(view);
    const { id, title } = await getTopicRecord(on, tree.topicId);
    return {
      ...{ treeId, baseTreeId: tree.copiedFromId ?? treeId, topic: { id, title } },
      version: tree.version,
      completedAt: tree.completedAt?.toISOString() ?? null,
      annotators: loaded.corrections.map(toAnnotator),
      more: await listMore(on, tree, loaded.corrections),
      ...view,
      studies: studies
        .filter((study) => shown.has(study.id))
        .map(({ id: studyId, number, title: name, claim }) => ({
          ...{ id: studyId, number, title: name, claim: claim ?? '' },
        })),
      comments: await loadComments(on, actor, loaded.corrections),
    };
  });
}

/**
 * The page about settling the corrections of a tree, asked for by that tree, its final tree or one of its corrections:
 * the adjudication, or what it could be begun with. Throws AppError 'not-found', also for those who do not adjudicate.
 */
export async function getAdjudicationPage(
  actor: Actor,
  treeId: string,
): Promise<{ adjudication: Adjudication | null; offer: AdjudicationOffer }> {
  const tree = await getReadableTree(database(), actor, treeId);
  if (!canAdjudicate(actor)) throw new AppError('not-found', 'There is no such page.');
  const isCopy = tree.kind === 'CORRECTION' || tree.kind === 'FINAL';
  const base = isCopy ? await getTreeRecord(database(), tree.copiedFromId ?? treeId) : tree;
  const { id, title } = await getTopicRecord(database(), base.topicId);
  const corrections = await listCorrectionsOf(database(), base.id);
  const offer = {
    baseTreeId: base.id,
    topic: { id, title },
    corrections: corrections.map(toAnnotator),
  };
  const finalId = await findFinalTreeId(database(), base.id);
  const adjudication = finalId === null ? null : await getAdjudication(actor, finalId);
  return { adjudication, offer };
}
