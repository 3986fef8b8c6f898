import type { Run, StartLlmRun } from '@/lib/api/run-contract';

export function step(
  name: string,
  done: number,
  total: number,
  finished = false,
): Run['steps'][number] {
  return { name, label: name, done, total, finished };
}

/** A run of the local engine that has just been queued, but for what is given. */
export function localRun(change: Partial<Run> = {}): Run {
  return {
    id: 'r1',
    topicId: 't1',
    engine: 'local',
    status: 'queued',
    waitingFor: null,
    steps: [],
    usage: { calls: 0, inputTokens: 0, outputTokens: 0, costUsd: null },
    warnings: [],
    error: null,
    treeId: null,
    settings: { engine: 'local', maxRootCategories: 5, maxDepth: 3 },
    model: null,
    estimate: null,
    counts: {},
    studies: 12,
    createdAt: '2026-11-22T10:00:00.000Z',
    startedAt: null,
    finishedAt: null,
    ...change,
  };
}

export const llmSettings: StartLlmRun = {
  engine: 'llm',
  maxRootCategories: 5,
  maxDepth: 3,
  check: true,
  samples: 1,
  reviewRootCategories: false,
  approve: false,
  instructions: {},
};

/** A run by a language model, estimated and queued, but for what is given. */
export function llmRun(settings: Partial<StartLlmRun> = {}, change: Partial<Run> = {}): Run {
  return localRun({
    engine: 'llm',
    settings: { ...llmSettings, ...settings },
    model: 'keyword-1',
    estimate: {
      strategy: 'All at once.',
      studies: 12,
      calls: 20,
      inputTokens: 20_000,
      outputTokens: 4_000,
      costUsd: 0.5,
      model: 'keyword-1',
      caps: { calls: 10_000, tokens: 50_000_000, costUsd: null },
      asks: null,
    },
    ...change,
  });
}
