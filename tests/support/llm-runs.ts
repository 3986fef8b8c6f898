/** Runs of the llm engine over the HTTP API, against a local server that speaks the OpenAI protocol. */

import { afterAll, beforeAll, beforeEach } from 'vitest';

import type { CallSummary } from '@/lib/api/run-contract';

import { database } from '@/lib/db/client';

import { ask } from './http';
import { type OpenAiServer, type ServerOptions, startOpenAiServer } from './openai-server';

/** A server that the environment names, as long as the file's tests run. */
export function useOpenAiServer(options: ServerOptions = {}): () => OpenAiServer {
  let server: OpenAiServer | null = null;
  const opened = (): OpenAiServer => {
    if (server === null) throw new Error('The server has not been started yet.');
    return server;
  };
  beforeAll(async () => {
    server = await startOpenAiServer(options);
  });
  beforeEach(async () => {
    process.env.OPENAI_BASE_URL = opened().baseUrl;
    process.env.OPENAI_API_KEY = opened().apiKey;
    process.env.OPENAI_MODEL = opened().model;
    opened().requests.length = 0;
    opened().recover();
    // Calls of one test would answer those of the next.
    await database().modelCall.deleteMany();
  });
  afterAll(async () => {
    for (const name of ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'OPENAI_MODEL'])
      delete process.env[name];
    await opened().close();
  });
  return opened;
}

/** All recorded calls of a run, oldest first. */
export async function callsOf(runId: string): Promise<readonly CallSummary[]> {
  interface Page {
    readonly items: CallSummary[];
    readonly next: string | null;
  }
  const calls: CallSummary[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const query = next === '' ? 'limit=20' : `limit=20&cursor=${next}`;
    const page: Page = await ask(200, 'GET', `/api/runs/${runId}/calls?${query}`);
    calls.push(...page.items);
    next = page.next;
  }
  return calls;
}
