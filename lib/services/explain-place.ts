import type { Why } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { canSeeReasons } from '@/lib/auth/rights';
import { type Database, database } from '@/lib/db/client';
import { findCategoryEvidence, findEvidence, type StoredEvidence } from '@/lib/db/evidence';
import { findCallByKey } from '@/lib/db/model-calls';
import { getRunRecord } from '@/lib/db/runs';
import { claimRunId, findAssignment, hasCategory, type TreeRecord } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';
import type { Origin } from '@/lib/tree/value';

import { getReadableTree } from './readable-tree';

async function samplesOf(on: Database, runId: string | null): Promise<number | null> {
  if (runId === null) return null;
  const { settings } = await getRunRecord(on, runId);
  return settings.engine === 'llm' ? settings.samples : null;
}

async function explanation(
  on: Database,
  origin: Origin | null,
  runId: string | null,
  evidence: StoredEvidence | null,
): Promise<Why> {
  const { reason = null, quote = null, confidence = null, questioned = false } = evidence ?? {};
  const key = evidence?.callKey ?? null;
  const call = key !== null && runId !== null ? await findCallByKey(on, runId, key) : null;
  const samples = await samplesOf(on, runId);
  return { origin, reason, quote, confidence, samples, questioned, runId, call };
}

async function explainCategory(on: Database, tree: TreeRecord, categoryId: string): Promise<Why> {
  if (!(await hasCategory(on, tree.id, categoryId)))
    throw new AppError('not-found', 'This tree has no such category.');
  const runId = await claimRunId(on, tree);
  const evidence = runId === null ? null : await findCategoryEvidence(on, runId, categoryId);
  return explanation(on, evidence === null ? null : 'MODEL', runId, evidence);
}

/**
 * Why a category is in the tree, or a study in a category, as far as the run behind it has said.
 * Throws AppError 'not-found' for a tree, category or place that there is not, 'forbidden' for who corrects it blind.
 */
export async function explainPlace(
  actor: Actor,
  treeId: string,
  { categoryId, studyId }: { readonly categoryId: string; readonly studyId?: string },
): Promise<Why> {
  const on = database();
  const tree = await getReadableTree(on, actor, treeId);
  if (!canSeeReasons(actor, tree.topicId))
    throw new AppError('forbidden', 'You correct this tree blind: what the model said is hidden.');
  if (studyId === undefined) return explainCategory(on, tree, categoryId);
  const assignment = await findAssignment(on, treeId, categoryId, studyId);
  if (assignment === null)
    throw new AppError('not-found', 'This study is not directly in this category.');
  const { origin, evidenceId } = assignment;
  const evidence = evidenceId === null ? null : await findEvidence(on, evidenceId);
  return explanation(on, origin, evidence?.runId ?? (await claimRunId(on, tree)), evidence);
}
