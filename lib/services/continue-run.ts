import { z } from 'zod';

import type { ContinueRun, Run, RunDecision } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { type Database, database, inTransaction, type Transaction } from '@/lib/db/client';
import { enqueueRun } from '@/lib/db/jobs';
import { notify } from '@/lib/db/notifications';
import {
  deleteStepOutputs,
  findStepOutput,
  getRunInput,
  storeStepOutput,
  updateRunEstimate,
  updateRunIn,
  updateRunSettings,
} from '@/lib/db/runs';
import { listInputStudies } from '@/lib/db/studies';
import { AppError } from '@/lib/errors';
import { type RootCategory, readRootDecision, rootCategorySchema } from '@/lib/pipeline/steering';

import { estimateOf } from './engines';
import { getRun } from './get-run';
import { getModelServer } from './model-server';
import { lockOwnRun } from './own-run';
import { raiseCaps } from './raise-caps';
import { decisionStep } from './reused-steps';

const step = 'root-categories';
const proposalSchema = z.object({ value: z.array(rootCategorySchema) });

async function findProposal(on: Database, runId: string): Promise<RootCategory[] | null> {
  const stored = await findStepOutput(on, runId, step);
  return stored === undefined ? null : proposalSchema.parse(stored).value;
}

/** Throws AppError 'not-found', or 'conflict' before the root categories are proposed. */
export async function getRunDecision(actor: Actor, id: string): Promise<RunDecision> {
  await getRun(actor, id);
  const rootCategories = await findProposal(database(), id);
  if (rootCategories === null)
    throw new AppError('conflict', 'This run has not proposed root categories yet.');
  return { rootCategories };
}

async function proposeAgain(on: Transaction, run: Run, instruction: string): Promise<void> {
  if (instruction === '')
    throw new AppError(
      'invalid',
      'Say what should be different: the same question has the same answer.',
    );
  if (run.settings.engine !== 'llm') throw new Error('only a model can be asked again');
  await deleteStepOutputs(on, run.id, [step]);
  const instructions = { ...run.settings.instructions, [step]: instruction };
  await updateRunSettings(on, run.id, { ...run.settings, instructions });
}

async function decide(on: Transaction, run: Run, told: ContinueRun): Promise<void> {
  const { instruction = '', rootCategories, again } = told;
  if (again) return proposeAgain(on, run, instruction);
  const proposed = (await findProposal(on, run.id)) ?? [];
  const wanted = { rootCategories: rootCategories ?? proposed, instruction };
  const decision = readRootDecision(wanted, proposed);
  await storeStepOutput(on, run.id, decisionStep, decision);
  await estimateAnew(on, run, decision.rootCategories.length);
}

/** What the run takes with as many root categories as there are now; its limits stay those that it was started with. */
async function estimateAnew(on: Transaction, run: Run, rootCategories: number): Promise<void> {
  const { settings, estimate } = run;
  if (settings.engine !== 'llm' || estimate === null) return;
  const input = await getRunInput(on, run.id);
  const studies = await listInputStudies(on, run.topicId, input);
  const server = await getModelServer(on, estimate.model);
  const wanted = { ...settings, maxRootCategories: rootCategories };
  const { caps, asks } = estimate;
  await updateRunEstimate(on, run.id, { ...estimateOf(server, studies, wanted, null), caps, asks });
}

/**
 * Tells a waiting run to go on. Throws AppError 'not-found', 'forbidden', 'invalid' for root categories that cannot be,
 * or 'conflict' for a run that does not wait.
 */
export function continueRun(actor: Actor, id: string, told: ContinueRun): Promise<void> {
  return inTransaction(async (on) => {
    const run = await lockOwnRun(on, actor, id);
    const goesOn = { status: 'queued', waitingFor: null, attempts: 0 } as const;
    if (!(await updateRunIn(on, id, ['waiting'], goesOn)))
      throw new AppError('conflict', `This run waits for nothing: it is ${run.status}.`);
    const limited = await raiseCaps(on, run, told.caps);
    if (run.waitingFor === 'root-categories') await decide(on, limited, told);
    await enqueueRun(on, id);
    await notify(on, { kind: 'run', id });
  });
}
