import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Launcher, makeDataFolder, removeDataFolder } from '../support/launcher';
import { Client, eventually } from '../support/launcher-client';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server';
import { csvOf } from '../support/paper-set';

const dataDir = makeDataFolder();
let server: OpenAiServer;
let launcher: Launcher;
let client: Client;

beforeAll(async () => {
  server = await startOpenAiServer({ latencyMs: 120 });
  const { baseUrl, apiKey, model } = server;
  const environment = {
    OPENAI_BASE_URL: baseUrl,
    OPENAI_API_KEY: apiKey,
    OPENAI_MODEL: model,
  };
  launcher = await Launcher.start({ dataDir, environment });
  client = new Client(launcher.url);
}, 400_000);

afterAll(async () => {
  await launcher?.stop();
  await server?.close();
  removeDataFolder(dataDir);
}, 60_000);

const asText = (messages: readonly { role: string; content: string }[]) =>
  JSON.stringify(messages.map(({ role, content }) => [role, content]));

function killWorker(): void {
  const pid = launcher.pidOf('worker');
  if (pid === null) throw new Error('there is no worker to kill');
  process.kill(pid, 'SIGKILL');
}

/** Fails when a request that came after the first `seen` asks for what had been recorded before. */
function expectNoneRepeated(recorded: ReadonlySet<string>, seen: number): void {
  const later = server.requests.slice(seen).map(({ messages }) => asText(messages));
  expect(later.filter((text) => recorded.has(text))).toEqual([]);
}

describe('a run over a language model', () => {
  it('completes after its worker was killed twice, and repeats no recorded call', async () => {
    const { id: topicId } = await client.upload('Reminders', csvOf(120));
    const runId = await client.startRun(topicId, { engine: 'llm', concurrency: 2 });
    const checks: (() => void)[] = [];
    for (const calls of [3, 20]) {
      await eventually(async () => {
        const { usage, status } = await client.run(runId);
        expect(status === 'succeeded' || usage.calls >= calls).toBe(true);
      });
      killWorker();
      // What a killed worker had sent to the database arrives, or does not.
      await sleep(300);
      const recorded = await client.modelCalls(runId);
      const texts = new Set(recorded.map(({ messages }) => asText(messages)));
      const seen = server.requests.length;
      expect(texts.size).toBeGreaterThanOrEqual(calls);
      checks.push(() => expectNoneRepeated(texts, seen));
    }
    const run = await client.finishedRun(runId);
    expect(run).toMatchObject({ status: 'succeeded', error: null });
    for (const check of checks) check();
    const calls = await client.modelCalls(runId);
    const finished = calls.filter(({ reply }) => reply !== null).map(({ key }) => key);
    expect(new Set(finished).size).toBe(finished.length);
  }, 180_000);

  it('does not hold up a run that needs no model', async () => {
    server.fail({ kind: 'hang' }, 1_000);
    const { id: topicId } = await client.upload('Alerts', csvOf(30));
    const hanging = await client.startRun(topicId, { engine: 'llm' });
    await client.runOnce(hanging, ({ status }) => status === 'running');
    const run = await client.finishedRun(await client.startRun(topicId));
    expect(run.status).toBe('succeeded');
    expect((await client.run(hanging)).status).toBe('running');
    await client.call('POST', `/api/runs/${hanging}/cancel`);
    await client.runOnce(hanging, ({ status }) => status === 'cancelled');
    server.recover();
  }, 120_000);
});
