/**
 * What a run of the llm engine takes beside its waiting: over the real client, against a server (a process of its own)
 * that answers after a fixed time: `tsx tests/bench/llm-run.ts [large.csv]`.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

import { Budget, noCaps } from '@/lib/llm/budget';
import { openaiModel, type ServerConfig } from '@/lib/llm/openai';
import { runModel } from '@/lib/llm/run-model';
import type { InputStudy } from '@/lib/pipeline/engine';
import { llmEngine } from '@/lib/pipeline/llm/engine';
import { readInThread } from '@/lib/services/read-in-thread';

import { CallLog } from '../llm/call-log';
import { contextWith, readStudies, sampleTopic, usualSettings } from '../pipeline/running';
import { type Row, toTable } from './table';

/** What a fast model takes. */
const LATENCY_MS = 1_000;
const CONCURRENCY = 4;

interface Server {
  readonly config: ServerConfig;
  stop(): void;
}

async function startServer(): Promise<Server> {
  const program = ['--import', 'tsx', 'tests/bench/slow-server.ts', `${LATENCY_MS}`];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { config: JSON.parse(String(line)), stop: () => child.kill() };
}

/** Waiting that the calls themselves make necessary: step by step, `CONCURRENCY` at a time. */
function waiting(store: CallLog): number {
  const calls = Map.groupBy(store.records, ({ step }) => step);
  const rounds = [...calls.values()].map(({ length }) => Math.ceil(length / CONCURRENCY));
  return rounds.reduce((sum, count) => sum + count, 0) * LATENCY_MS;
}

/** The most memory that the process takes until the returned function is called, in megabytes. */
function watchMemory(): () => number {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const watching = setInterval(look, 100);
  return () => {
    clearInterval(watching);
    return Math.round(most / 1e6);
  };
}

async function measured(
  what: string,
  studies: readonly InputStudy[],
  config: ServerConfig,
): Promise<Row> {
  const store = new CallLog();
  const budget = new Budget(noCaps, null);
  const patience = { concurrency: CONCURRENCY };
  const engine = llmEngine(
    runModel(openaiModel(config), { store, prices: null, budget, patience }),
  );
  const memory = watchMemory();
  const before = process.cpuUsage();
  const start = performance.now();
  await engine.generate(studies, usualSettings, contextWith({ readPapers: readInThread }));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const figures = [
    `${((seconds * 1000) / waiting(store)).toFixed(2)} x`,
    `${seconds.toFixed(1)} s with ${store.records.length} calls of ${LATENCY_MS} ms`,
    `${CONCURRENCY} at once`,
    `${((user + system) / 1e6).toFixed(1)} s of work`,
    `${memory()} MB at most`,
  ];
  return {
    what: `llm run over ${what}, against the waiting of its calls`,
    figure: figures.join(', '),
    bar: '<= 1.1 x',
  };
}

/** `large`: a CSV file with columns title and abstract. */
export async function benchLlmRun(large?: string): Promise<Row[]> {
  const server = await startServer();
  try {
    const { config } = server;
    const sample = sampleTopic();
    // A worker has done this before: what is measured is a run, not the loading of code.
    await measured('warm-up', sample.slice(0, 8), config);
    const rows = [
      await measured('24 studies', sample.slice(0, 24), config),
      await measured(`${sample.length} studies`, sample, config),
    ];
    if (large === undefined) return rows;
    const studies = readStudies(large);
    return [...rows, await measured(`${studies.length} studies`, studies, config)];
  } finally {
    server.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(toTable(await benchLlmRun(process.argv[2])));
}
