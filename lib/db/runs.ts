import { type Run, runSchema } from '@/lib/api/contract';
import { AppError } from '@/lib/errors';

import type { Database, Transaction } from './client';
import type { Prisma } from './generated/client';

export type RunStepState = Run['steps'][number];

export interface NewRun {
  readonly topicId: string;
  readonly engine: 'local' | 'llm';
  readonly settings: Prisma.InputJsonObject;
  readonly steps: readonly RunStepState[];
  readonly studyRevision: number;
  readonly studyCount: number;
}

export async function insertRun(on: Transaction, run: NewRun): Promise<string> {
  const { id } = await on.run.create({
    data: { ...run, steps: [...run.steps] },
    select: { id: true },
  });
  return id;
}

const runColumns = {
  id: true,
  topicId: true,
  engine: true,
  status: true,
  waitingFor: true,
  steps: true,
  calls: true,
  inputTokens: true,
  outputTokens: true,
  costUsd: true,
  warnings: true,
  error: true,
  createdAt: true,
  finishedAt: true,
  tree: { select: { id: true } },
} as const;

const stepsSchema = runSchema.shape.steps;

type RunRow = Prisma.RunGetPayload<{ select: typeof runColumns }>;

function toRun(row: RunRow): Run {
  const { tree, calls, inputTokens, outputTokens, costUsd, steps, ...run } = row;
  return {
    ...run,
    steps: stepsSchema.parse(steps),
    usage: { calls, inputTokens, outputTokens, costUsd: costUsd?.toNumber() ?? null },
    treeId: tree?.id ?? null,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

/** Throws AppError 'not-found', also when its topic is archived. */
export async function getRunRecord(on: Database, id: string): Promise<Run> {
  const run = await on.run.findFirst({
    where: { id, topic: { archivedAt: null } },
    select: runColumns,
  });
  if (run === null) throw new AppError('not-found', 'There is no such run.');
  return toRun(run);
}

/** Newest first, 100 at most. */
export async function listRuns(on: Database, topicId: string): Promise<Run[]> {
  const runs = await on.run.findMany({
    where: { topicId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: runColumns,
  });
  return runs.map(toRun);
}

/** What an engine needs to execute a run, whatever its status. */
export async function getRunInput(on: Database, id: string) {
  const { steps, ...input } = await on.run.findUniqueOrThrow({
    where: { id },
    select: {
      topicId: true,
      engine: true,
      settings: true,
      steps: true,
      studyCount: true,
      studyRevision: true,
      attempts: true,
    },
  });
  return { ...input, steps: stepsSchema.parse(steps) };
}

type Status = Run['status'];

/** Changes the run if it is in one of the statuses `from`; returns whether it was. */
export async function updateRunIn(
  on: Database,
  id: string,
  from: readonly Status[],
  change: Prisma.RunUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await on.run.updateMany({
    where: { id, status: { in: [...from] } },
    data: change,
  });
  return count === 1;
}

/** Writes how far a running run is. Returns whether it has been asked to stop. */
export async function writeProgress(
  on: Database,
  id: string,
  steps: readonly RunStepState[],
  warnings: readonly string[],
): Promise<boolean> {
  const run = await on.run.update({
    where: { id },
    data: { steps: [...steps], warnings: [...warnings] },
    select: { cancelRequested: true },
  });
  return run.cancelRequested;
}

export async function isCancelRequested(on: Database, id: string): Promise<boolean> {
  const run = await on.run.findUniqueOrThrow({ where: { id }, select: { cancelRequested: true } });
  return run.cancelRequested;
}

/** What the step returned when it was finished before; undefined when it was not. */
export async function findStepOutput(on: Database, runId: string, name: string): Promise<unknown> {
  const step = await on.runStep.findUnique({
    where: { runId_name: { runId, name } },
    select: { output: true },
  });
  return step?.output;
}

export async function storeStepOutput(
  on: Database,
  runId: string,
  name: string,
  output: unknown,
): Promise<void> {
  const value = output as Prisma.InputJsonValue;
  await on.runStep.upsert({
    where: { runId_name: { runId, name } },
    create: { runId, name, output: value },
    update: { output: value },
  });
}

export async function insertClaims(
  on: Transaction,
  runId: string,
  claims: readonly { readonly studyId: string; readonly text: string }[],
): Promise<void> {
  await on.$executeRaw`
    INSERT INTO "Claim" ("runId", "studyId", "text")
    SELECT ${runId}::uuid, * FROM unnest(
      ${claims.map((claim) => claim.studyId)}::uuid[], ${claims.map((claim) => claim.text)}::text[])`;
}

/** Runs that should be in the queue. */
export async function listUnfinishedRunIds(on: Database): Promise<readonly string[]> {
  const runs = await on.run.findMany({
    where: { status: { in: ['queued', 'running'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return runs.map((run) => run.id);
}
