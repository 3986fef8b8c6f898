import {
  type Run,
  type RunEstimate,
  runSchema,
  type StartRun,
  startRunSchema,
} from '@/lib/api/run-contract';
import { AppError } from '@/lib/errors';

import type { Database, Transaction } from './client';
import { Prisma } from './generated/client';
import { storableJson, storableText } from './storable';

export type RunStepState = Run['steps'][number];

export interface NewRun {
  readonly topicId: string;
  readonly engine: 'local' | 'llm';
  readonly settings: StartRun;
  readonly status: 'queued' | 'waiting';
  readonly waitingFor: Run['waitingFor'];
  readonly model: string | null;
  readonly estimate: RunEstimate | null;
  readonly steps: readonly RunStepState[];
  readonly studyRevision: number;
  readonly studyCount: number;
  /** Numbers of studies that were withdrawn when it was started. */
  readonly leftOut: readonly number[];
}

export async function insertRun(on: Transaction, run: NewRun): Promise<string> {
  const { estimate, settings, ...rest } = run;
  const data = {
    ...rest,
    steps: [...run.steps],
    leftOut: [...run.leftOut],
    settings: storableJson(settings),
    estimate: estimate ?? Prisma.DbNull,
  };
  const { id } = await on.run.create({ data, select: { id: true } });
  return id;
}

const runColumns = {
  id: true,
  topicId: true,
  engine: true,
  settings: true,
  model: true,
  estimate: true,
  counts: true,
  studyCount: true,
  leftOut: true,
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
  startedAt: true,
  finishedAt: true,
  tree: { select: { id: true } },
} as const;

const {
  steps: stepsSchema,
  estimate: estimateSchema,
  counts: countsSchema,
  waitingFor,
} = runSchema.shape;

/** The settings as they were when the run was started, what came to be since at its default. */
function readSettings(engine: Run['engine'], stored: unknown): StartRun {
  return startRunSchema.parse({ ...(stored as object), engine });
}

type RunRow = Prisma.RunGetPayload<{ select: typeof runColumns }>;

function toRun(row: RunRow): Run {
  const { tree, calls, inputTokens, outputTokens, costUsd, steps, ...counted } = row;
  const { studyCount, leftOut, ...run } = counted;
  return {
    ...run,
    waitingFor: waitingFor.parse(run.waitingFor),
    steps: stepsSchema.parse(steps),
    settings: readSettings(run.engine, run.settings),
    estimate: estimateSchema.parse(run.estimate),
    counts: countsSchema.parse(run.counts),
    studies: studyCount - leftOut.length,
    usage: { calls, inputTokens, outputTokens, costUsd: costUsd?.toNumber() ?? null },
    treeId: tree?.id ?? null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
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
  const { steps, settings, ...input } = await on.run.findUniqueOrThrow({
    where: { id },
    select: {
      topicId: true,
      engine: true,
      settings: true,
      steps: true,
      studyCount: true,
      leftOut: true,
      studyRevision: true,
      attempts: true,
      model: true,
      topic: { select: { title: true } },
    },
  });
  return {
    ...input,
    steps: stepsSchema.parse(steps),
    settings: readSettings(input.engine, settings),
  };
}

export type RunInput = Awaited<ReturnType<typeof getRunInput>>;

export interface ReusableRun {
  readonly id: string;
  readonly studyCount: number;
  readonly leftOut: readonly number[];
  readonly studyRevision: number;
  /** The tree that it placed the studies in; undefined when it made one. */
  readonly frame: string | undefined;
  /** Names of the steps whose output is stored. */
  readonly finishedSteps: ReadonlySet<string>;
}

/** A run of the llm engine over this topic. Throws AppError 'not-found'. */
export async function getReusableRun(
  on: Database,
  topicId: string,
  id: string,
): Promise<ReusableRun> {
  const run = await on.run.findFirst({
    where: { id, topicId, engine: 'llm' },
    select: {
      id: true,
      studyCount: true,
      leftOut: true,
      studyRevision: true,
      settings: true,
      outputs: { select: { name: true } },
    },
  });
  if (run === null)
    throw new AppError('not-found', 'This topic has no such run of a language model.');
  const { outputs, settings, ...rest } = run;
  const { frame } = readSettings('llm', settings);
  return { ...rest, frame, finishedSteps: new Set(outputs.map(({ name }) => name)) };
}

export async function updateRunSettings(
  on: Transaction,
  id: string,
  settings: StartRun,
): Promise<void> {
  await on.run.update({ where: { id }, data: { settings: storableJson(settings) } });
}

export async function updateRunEstimate(
  on: Transaction,
  id: string,
  estimate: RunEstimate,
): Promise<void> {
  await on.run.update({ where: { id }, data: { estimate: storableJson(estimate) } });
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
  const value = storableJson(output);
  await on.runStep.upsert({
    where: { runId_name: { runId, name } },
    create: { runId, name, output: value },
    update: { output: value },
  });
}

/** Makes the run do these steps anew. */
export async function deleteStepOutputs(
  on: Transaction,
  runId: string,
  names: readonly string[],
): Promise<void> {
  await on.runStep.deleteMany({ where: { runId, name: { in: [...names] } } });
}

/** What the steps `names` returned in an earlier run becomes what they returned in this one. */
export async function copyStepOutputs(
  on: Transaction,
  fromId: string,
  toId: string,
  names: readonly string[],
): Promise<void> {
  await on.$executeRaw`
    INSERT INTO "RunStep" ("runId", "name", "output", "finishedAt")
    SELECT ${toId}::uuid, "name", "output", "finishedAt" FROM "RunStep"
    WHERE "runId" = ${fromId}::uuid AND "name" = ANY(${[...names]}::text[])`;
}

export interface NewClaim {
  readonly studyId: string;
  readonly text: string;
  readonly quote: string | null;
  readonly callKey: string | null;
}

export async function insertClaims(
  on: Transaction,
  runId: string,
  claims: readonly NewClaim[],
): Promise<void> {
  const texts = claims.map(({ text }) => storableText(text));
  const quotes = claims.map(({ quote }) => (quote === null ? null : storableText(quote)));
  await on.$executeRaw`
    INSERT INTO "Claim" ("runId", "studyId", "text", "quote", "callKey")
    SELECT ${runId}::uuid, * FROM unnest(
      ${claims.map((claim) => claim.studyId)}::uuid[], ${texts}::text[],
      ${quotes}::text[], ${claims.map((claim) => claim.callKey)}::text[])`;
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
