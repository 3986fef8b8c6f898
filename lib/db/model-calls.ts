import type { Call, CallSummary } from '@/lib/api/run-contract';
import { AppError } from '@/lib/errors';
import type { Database, Transaction } from './client';
import { Prisma } from './generated/client';
import { storableJson, storableText } from './storable';

/** One attempt, exactly: `Call` without what the database adds, and with its errors and usage apart. */
export interface NewModelCall
  extends Omit<Call, 'id' | 'error' | 'at' | 'reused' | 'messages' | 'settings'> {
  readonly settings: unknown;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly errorKind: string | null;
  readonly errorMessage: string | null;
}

function orNull(text: string | null): string | null {
  return text === null ? null : storableText(text);
}

function rowOf(runId: string, call: NewModelCall): Prisma.ModelCallUncheckedCreateInput {
  const { value } = call;
  return {
    ...call,
    runId,
    settings: storableJson(call.settings),
    messages: storableJson(call.messages),
    reply: orNull(call.reply),
    finishReason: orNull(call.finishReason),
    refusal: orNull(call.refusal),
    errorMessage: orNull(call.errorMessage),
    value: value === null || value === undefined ? Prisma.DbNull : storableJson(value),
  };
}

/** Adds the attempt to the record, and what it took to the run's usage. */
export async function appendModelCall(
  on: Transaction,
  runId: string,
  call: NewModelCall,
): Promise<void> {
  const { inputTokens, outputTokens, costUsd } = call;
  await on.modelCall.create({ data: rowOf(runId, call), select: { id: true } });
  await on.$executeRaw`
    UPDATE "Run" SET "calls" = "calls" + 1, "inputTokens" = "inputTokens" + ${inputTokens ?? 0},
      "outputTokens" = "outputTokens" + ${outputTokens ?? 0},
      "costUsd" = CASE WHEN ${costUsd}::numeric IS NULL THEN "costUsd"
        ELSE COALESCE("costUsd", 0) + ${costUsd}::numeric END
    WHERE "id" = ${runId}::uuid`;
}

/**
 * The oldest call with this key that got a reply, of whichever run; null when there is none. One of another run is
 * noted as used by this one.
 */
export async function findFinishedCall(
  on: Database,
  runId: string,
  key: string,
): Promise<Call | null> {
  const call = await findCallByKey(on, runId, key);
  if (call?.reused) {
    const data = [{ runId, callId: call.id }];
    await on.modelCallReuse.createMany({ data, skipDuplicates: true });
  }
  return call;
}

/** Tokens of a run's calls whose server did not say: about four characters each. */
export async function estimateUntoldTokens(on: Database, runId: string): Promise<number> {
  const [row] = await on.$queryRaw<{ tokens: number }[]>`
    SELECT COALESCE(SUM(length("messages"::text) + length("reply")), 0)::float8 / 4 AS "tokens"
    FROM "ModelCall"
    WHERE "runId" = ${runId}::uuid AND "reply" IS NOT NULL AND "inputTokens" IS NULL`;
  return Math.ceil(row?.tokens ?? 0);
}

const summaryColumns = {
  id: true,
  seq: true,
  runId: true,
  key: true,
  step: true,
  promptVersion: true,
  model: true,
  sampleIndex: true,
  attempt: true,
  mode: true,
  errorKind: true,
  errorMessage: true,
  inputTokens: true,
  outputTokens: true,
  costUsd: true,
  latencyMs: true,
  at: true,
} as const;

const callColumns = {
  ...summaryColumns,
  settings: true,
  messages: true,
  reply: true,
  value: true,
  refusal: true,
  finishReason: true,
} as const;

type SummaryRow = Prisma.ModelCallGetPayload<{ select: typeof summaryColumns }>;
type CallRow = Prisma.ModelCallGetPayload<{ select: typeof callColumns }>;

function toSummary(row: SummaryRow, runId: string): CallSummary {
  const { seq: _, runId: ofRun, errorKind, errorMessage, costUsd, at, mode, ...call } = row;
  return {
    ...call,
    mode: mode as CallSummary['mode'],
    error: errorKind === null ? null : { kind: errorKind, message: errorMessage ?? '' },
    costUsd: costUsd?.toNumber() ?? null,
    at: at.toISOString(),
    reused: ofRun !== runId,
  };
}

function toCall(row: CallRow, runId: string): Call {
  const { settings, messages, reply, value, refusal, finishReason, ...summary } = row;
  return {
    ...toSummary(summary, runId),
    settings: settings as Call['settings'],
    messages: messages as Call['messages'],
    ...{ reply, value, refusal, finishReason },
  };
}

/** Calls that the run made or used of an earlier one. */
function ofRun(runId: string): Prisma.ModelCallWhereInput {
  return { OR: [{ runId }, { reuses: { some: { runId } } }] };
}

export interface CallsPage {
  readonly afterSeq: bigint;
  readonly limit: number;
  readonly step?: string;
  /** Only those with an error, or only those without. */
  readonly failed?: boolean;
}

/** In the order they were recorded, with the number to go on after. */
export async function listModelCalls(
  on: Database,
  runId: string,
  { afterSeq, limit, step, failed }: CallsPage,
): Promise<readonly { readonly seq: bigint; readonly call: CallSummary }[]> {
  const errorKind = failed === undefined ? undefined : failed ? { not: null } : null;
  const rows = await on.modelCall.findMany({
    where: { ...ofRun(runId), seq: { gt: afterSeq }, step, errorKind },
    orderBy: { seq: 'asc' },
    take: limit,
    select: summaryColumns,
  });
  return rows.map((row) => ({ seq: row.seq, call: toSummary(row, runId) }));
}

/** Throws AppError 'not-found' for a call that is not one of the run's. */
export async function getModelCall(on: Database, runId: string, id: string): Promise<Call> {
  const row = await on.modelCall.findFirst({
    where: { ...ofRun(runId), id },
    select: callColumns,
  });
  if (row === null) throw new AppError('not-found', 'This run has no such model call.');
  return toCall(row, runId);
}

/** The oldest call with this key that got a reply; null when there is none. */
export async function findCallByKey(
  on: Database,
  runId: string,
  key: string,
): Promise<Call | null> {
  const row = await on.modelCall.findFirst({
    where: { key, reply: { not: null } },
    orderBy: { seq: 'asc' },
    select: callColumns,
  });
  return row && toCall(row, runId);
}

const pageOfExport = 50;

/** All of the run's calls, texts included, in the order they were recorded. */
export async function* readModelCalls(on: Database, runId: string): AsyncGenerator<Call> {
  let afterSeq = 0n;
  for (;;) {
    const rows = await on.modelCall.findMany({
      where: { ...ofRun(runId), seq: { gt: afterSeq } },
      orderBy: { seq: 'asc' },
      take: pageOfExport,
      select: callColumns,
    });
    for (const row of rows) yield toCall(row, runId);
    const last = rows.at(-1);
    if (rows.length < pageOfExport || !last) return;
    afterSeq = last.seq;
  }
}
