import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  Launcher,
  makeDataFolder,
  processesOf,
  removeDataFolder,
  runCommand,
} from '../support/launcher';
import { Client, eventually } from '../support/launcher-client';
import { csvOf } from '../support/paper-set';

const timeLimit = 300_000;

function signalGroup(launcher: Launcher, signal: NodeJS.Signals): void {
  process.kill(-(launcher.child.pid ?? Number.NaN), signal);
}

function signalOne(launcher: Launcher, signal: NodeJS.Signals): void {
  launcher.child.kill(signal);
}

const postgresLog = (dataDir: string) => readFileSync(join(dataDir, 'postgres.log'), 'utf8').trim();

describe('a running launcher', () => {
  const dataDir = makeDataFolder();
  let launcher: Launcher;
  let correctionId: string;

  beforeAll(async () => {
    launcher = await Launcher.start({ dataDir });
    correctionId = await new Client(launcher.url).makeCorrection(csvOf(12));
    await launcher.stop();
  }, timeLimit);

  afterAll(() => removeDataFolder(dataDir));

  async function expectStopped(): Promise<void> {
    expect(await launcher.ended).toEqual({ code: 0, signal: null });
    expect(launcher.stderr).toBe('');
    expect(processesOf(dataDir)).toEqual([]);
    expect(postgresLog(dataDir)).toMatch(/database system is shut down$/);
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops web, worker and database on %s, also in the middle of a run and with a page open',
    async (signal) => {
      launcher = await Launcher.start({ dataDir });
      const client = new Client(launcher.url);
      const { id } = await client.upload('Interrupted', csvOf(1_500));
      const runId = await client.startRun(id);
      const page = fetch(`${launcher.url}/api/runs/${runId}/events`).then((reply) => reply.text());
      page.catch(() => 'the stop cuts it off');
      await client.runOnce(runId, ({ status }) => status === 'running');
      launcher.child.kill(signal);
      await expectStopped();
    },
    timeLimit,
  );

  it(
    'goes on with the interrupted runs at the next start',
    async () => {
      launcher = await Launcher.start({ dataDir });
      const client = new Client(launcher.url);
      for (const { id } of (await client.topics()).filter(({ title }) => title === 'Interrupted')) {
        const [run] = (await client.topic(id)).runs;
        expect(await client.finishedRun(run?.id ?? '')).toMatchObject({ status: 'succeeded' });
      }
      await launcher.stop();
    },
    timeLimit,
  );

  it(
    'takes the second of two signals for the first',
    async () => {
      launcher = await Launcher.start({ dataDir });
      launcher.child.kill('SIGINT');
      await sleep(50);
      launcher.child.kill('SIGINT');
      launcher.child.kill('SIGTERM');
      await expectStopped();
    },
    timeLimit,
  );

  it.each([
    ['the terminal sends Ctrl-C to npm and all that it started', signalGroup, 'SIGINT'],
    ['npm alone is interrupted', signalOne, 'SIGINT'],
    ['npm alone is terminated', signalOne, 'SIGTERM'],
  ] as const)(
    'stops before npm does when %s',
    async (_, send, signal) => {
      launcher = await Launcher.start({ dataDir, command: ['npm', 'start'] });
      send(launcher, signal);
      await launcher.ended;
      expect(processesOf(dataDir)).toEqual([]);
      expect(postgresLog(dataDir)).toMatch(/database system is shut down$/);
    },
    timeLimit,
  );

  it(
    'stops when npm, which started it, is killed',
    async () => {
      launcher = await Launcher.start({ dataDir, command: ['npm', 'start'] });
      signalOne(launcher, 'SIGKILL');
      await eventually(async () => expect(processesOf(dataDir)).toEqual([]));
      expect(postgresLog(dataDir)).toMatch(/database system is shut down$/);
    },
    timeLimit,
  );

  it(
    'keeps everything for the next start',
    async () => {
      launcher = await Launcher.start({ dataDir });
      expect((await new Client(launcher.url).tree(correctionId)).kind).toBe('CORRECTION');
      await launcher.stop();
      const verified = await runCommand('lib/launch/verify.ts', { dataDir });
      expect(verified.stdout).toContain('1 of 1 corrections replay');
      expect(verified).toMatchObject({ code: 0, stderr: '' });
      expect(processesOf(dataDir)).toEqual([]);
    },
    timeLimit,
  );
});

describe('a launcher that is still starting', () => {
  const dataDir = makeDataFolder();
  afterAll(() => removeDataFolder(dataDir));

  it.each([
    { signal: 'SIGINT', ms: 0 },
    { signal: 'SIGTERM', ms: 300 },
    { signal: 'SIGINT', ms: 900 },
    { signal: 'SIGTERM', ms: 1_500 },
    { signal: 'SIGINT', ms: 2_100 },
  ] as const)(
    'leaves nothing behind after $signal $ms ms into it',
    async ({ signal, ms }) => {
      const launcher = await Launcher.spawn({ dataDir });
      await launcher.says('Starting Espalier');
      await sleep(ms);
      signalGroup(launcher, signal);
      const end = await launcher.ended;
      expect(launcher.stderr).toBe('');
      expect(end).toEqual({ code: 0, signal: null });
      expect(processesOf(dataDir)).toEqual([]);
    },
    timeLimit,
  );

  it(
    'starts after all that',
    async () => {
      const launcher = await Launcher.start({ dataDir });
      const [sample] = await new Client(launcher.url).topics();
      expect(sample).toMatchObject({ sample: true, studies: 101 });
      expect(await launcher.stop()).toEqual({ code: 0, signal: null });
    },
    timeLimit,
  );
});
