import type { RunEstimate, StartLlmRun, StartRun } from '@/lib/api/run-contract';
import { database } from '@/lib/db/client';
import { estimateUntoldTokens } from '@/lib/db/model-calls';
import { getRunRecord, type RunInput } from '@/lib/db/runs';
import { Budget, type Caps, type Spent } from '@/lib/llm/budget';
import { costOf } from '@/lib/llm/cost';
import { openaiModel } from '@/lib/llm/openai';
import { runModel } from '@/lib/llm/run-model';
import type { Engine, InputStudy } from '@/lib/pipeline/engine';
import type { Frame } from '@/lib/pipeline/frame';
import { llmEngine } from '@/lib/pipeline/llm/engine';
import { estimateRun } from '@/lib/pipeline/llm/estimate';
import { type LlmOptions, stepsWith } from '@/lib/pipeline/llm/options';
import { localEngine } from '@/lib/pipeline/local/engine';
import { placingEngine, placingSteps } from '@/lib/pipeline/local/place/engine';

import { callStore } from './call-store';
import { type ModelServer, pricesOf, requireModelServer } from './model-server';
import { findRunFrame } from './run-frame';

/** The steps of a run with these settings, in order. */
export function stepsOf(settings: StartRun): Engine['steps'] {
  const hasFrame = settings.frame !== undefined;
  if (settings.engine === 'llm') return stepsWith(settings.check, hasFrame);
  return hasFrame ? placingSteps : localEngine.steps;
}

function optionsOf(settings: StartLlmRun, frame: Frame | null): LlmOptions {
  const { frame: _, ...rest } = settings;
  return { ...rest, frame, reviewRootCategories: settings.reviewRootCategories && frame === null };
}

function capsOf(server: ModelServer, settings: StartLlmRun): Caps {
  return { ...server.caps, ...settings.caps };
}

function inWords(calls: number, costUsd: number | null): string {
  const cost = costUsd === null ? '' : `, about $${costUsd.toFixed(2)}`;
  return `about ${calls.toLocaleString('en-GB')} calls${cost}`;
}

/** Why a person is asked before the run starts; null when it starts at once. */
function reasonToAsk(
  { askAbove }: ModelServer,
  settings: StartLlmRun,
  { calls, costUsd }: Pick<RunEstimate, 'calls' | 'costUsd'>,
): string | null {
  if (settings.approve || settings.caps !== undefined) return null;
  const isLong = askAbove.calls !== null && calls > askAbove.calls;
  const isDear = askAbove.costUsd !== null && costUsd !== null && costUsd > askAbove.costUsd;
  if (!isLong && !isDear) return null;
  return `This run would take ${inWords(calls, costUsd)}, which is above what starts without asking.`;
}

/** What a run of the llm engine would take over these studies; `frame`: the tree that its settings name. */
export function estimateOf(
  server: ModelServer,
  studies: readonly InputStudy[],
  settings: StartLlmRun,
  frame: Frame | null,
): RunEstimate {
  const { model } = server;
  const { strategy, calls, inputTokens, outputTokens } = estimateRun(
    studies,
    settings,
    optionsOf(settings, frame),
    settings.reuse?.step,
  );
  const costUsd = costOf({ inputTokens, outputTokens }, pricesOf(server));
  return {
    ...{ strategy, calls, inputTokens, outputTokens, costUsd, model },
    studies: studies.length,
    caps: capsOf(server, settings),
    asks: reasonToAsk(server, settings, { calls, costUsd }),
  };
}

async function spentBy(runId: string): Promise<Spent> {
  const { usage } = await getRunRecord(database(), runId);
  const untold = await estimateUntoldTokens(database(), runId);
  const tokens = usage.inputTokens + usage.outputTokens + untold;
  return { calls: usage.calls, tokens, costUsd: usage.costUsd ?? 0 };
}

async function openLlmEngine(
  runId: string,
  settings: StartLlmRun,
  run: RunInput,
  onCall: () => void,
): Promise<Engine> {
  const server = await requireModelServer(database(), run.model ?? undefined);
  const timeoutMs = (settings.timeoutSeconds ?? server.timeoutSeconds) * 1000;
  const { baseUrl, apiKey, model: id } = server;
  const prices = pricesOf(server);
  const model = runModel(openaiModel({ baseUrl, apiKey, model: id, timeoutMs }), {
    store: callStore(runId, onCall),
    budget: new Budget(capsOf(server, settings), prices, await spentBy(runId)),
    prices,
    patience: { concurrency: settings.concurrency ?? server.concurrency },
  });
  const frame = await findRunFrame(database(), runId, settings);
  return llmEngine(model, { ...optionsOf(settings, frame), topic: run.topic.title });
}

/** The engine that a run asked for. Throws AppError 'conflict' when there is no language model to ask. */
export async function openEngine(
  runId: string,
  run: RunInput,
  onCall: () => void,
): Promise<Engine> {
  const { settings } = run;
  if (settings.engine === 'llm') return openLlmEngine(runId, settings, run, onCall);
  const frame = await findRunFrame(database(), runId, settings);
  return frame === null ? localEngine : placingEngine(frame);
}
