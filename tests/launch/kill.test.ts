import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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
import { studiesPerImport, Work } from '../support/under-fire';

const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Park and Miller's generator: the same delays for the same seed. */
function* randomNumbers(from: number): Generator<number> {
  for (let state = from || 1; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

const random = randomNumbers(seed);
const delay = (longestMs: number) => Math.floor((random.next().value ?? 0) * longestMs);

const victims = ['web', 'worker', 'postgres', 'a session of postgres', 'launcher'] as const;
type KillTarget = (typeof victims)[number];

const rounds = [1, 2].flatMap((round) =>
  victims.map((victim) => ({ victim, round, ms: delay(800) })),
);

const dataDir = makeDataFolder();
let launcher: Launcher;
let client: Client;
let correctionId: string;
let largeTopicId: string;
const runIds: string[] = [];

beforeAll(async () => {
  launcher = await Launcher.start({ dataDir });
  client = new Client(launcher.url);
  correctionId = await client.makeCorrection(csvOf(30));
  largeTopicId = (await client.upload('Large', csvOf(2_500))).id;
}, 400_000);

afterAll(async () => {
  await launcher?.stop();
  removeDataFolder(dataDir);
}, 60_000);

function pidOf(victim: KillTarget): number {
  const server = victim === 'a session of postgres' ? 'postgres' : victim;
  const pid = launcher.pidOf(server);
  if (pid === null) throw new Error(`there is no ${server} to kill`);
  if (victim !== 'a session of postgres') return pid;
  const children = execFileSync('ps', ['-axo', 'pid=,ppid=,args=']).toString().split('\n');
  const session = children.find((line) => new RegExp(`^\\s*\\d+\\s+${pid} .*127\\.0`).test(line));
  return Number.parseInt(session ?? '', 10);
}

/** kill -9 while a run, an import and a save are under way; then waits until work goes on. */
async function killInTheMiddle(victim: KillTarget, work: Work, ms: number): Promise<void> {
  const runId = await client.startRun(largeTopicId);
  runIds.push(runId);
  const pid = pidOf(victim);
  await client.runOnce(runId, ({ status }) => status === 'running');
  work.begin();
  await sleep(ms);
  expect((await client.run(runId)).status).toBe('running');
  await work.inTheMiddle();
  process.kill(pid, 'SIGKILL');
  if (victim === 'launcher') {
    await launcher.ended;
    launcher = await Launcher.start({ dataDir, port: launcher.port });
  }
  await work.goesOn();
  await work.end();
}

async function expectImports({ imports }: Work): Promise<void> {
  const topics = new Map((await client.topics()).map((topic) => [topic.title, topic.studies]));
  for (const title of imports.acknowledged) expect(topics.get(title)).toBe(studiesPerImport);
  for (const title of imports.unanswered) {
    expect([undefined, studiesPerImport]).toContain(topics.get(title));
  }
}

/** How often each gesture is in the log. */
async function timesLogged(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { gestureId } of await client.feedback(correctionId)) {
    counts.set(gestureId, (counts.get(gestureId) ?? 0) + 1);
  }
  return counts;
}

async function expectSaves({ saves }: Work): Promise<void> {
  const logged = await timesLogged();
  for (const id of saves.acknowledged) expect(logged.get(id)).toBe(1);
  for (const id of saves.unanswered) await client.addCategory(correctionId, id, `Again ${id}`);
  const afterRetry = await timesLogged();
  for (const { id } of saves.sent) expect(afterRetry.get(id)).toBe(1);
}

describe(`kill -9 (KILL_SEED=${seed})`, () => {
  it.each(rounds)(
    'of $victim in mid-import, mid-save and mid-run, $ms ms in, loses nothing (round $round)',
    async ({ victim, ms }) => {
      const work = new Work(client, correctionId);
      await killInTheMiddle(victim, work, ms);
      await eventually(() => client.call('GET', '/api/health'));
      await expectImports(work);
      await expectSaves(work);
      expect(launcher.output).not.toMatch(/Run \S+ failed/);
    },
    120_000,
  );

  it('leaves runs that go on by themselves and finish, each with the same tree', async () => {
    expect(runIds).not.toEqual([]);
    const outlines = new Set<string>();
    for (const id of runIds) {
      const run = await client.finishedRun(id);
      expect(run).toMatchObject({ status: 'succeeded', error: null });
      const { categories } = await client.tree(run.treeId ?? '');
      expect(categories.length).toBeGreaterThan(0);
      outlines.add(categories.map(({ name }) => name).join('\n'));
    }
    expect(outlines.size).toBe(1);
  }, 180_000);

  it('of everything at once, with nobody to collect the dead, loses nothing', async () => {
    await launcher.stop();
    // The shell becomes a program that never asks what has become of its child.
    const command = `"${process.execPath}" --import tsx lib/launch/main.ts & exec sleep 3600`;
    const parent = await Launcher.spawn({ dataDir, command: ['sh', '-c', command] });
    await parent.says('Espalier is ready');
    const saved = randomUUID();
    await new Client(parent.url).addCategory(correctionId, saved, 'Saved');
    const all = processesOf(dataDir).filter((pid) => pid !== parent.child.pid);
    expect(all.length).toBeGreaterThanOrEqual(4);
    for (const pid of all) process.kill(pid, 'SIGKILL');
    launcher = await Launcher.start({ dataDir });
    client = new Client(launcher.url);
    expect((await timesLogged()).get(saved)).toBe(1);
    await parent.stop();
  }, 120_000);

  it('leaves corrections whose logs replay to the stored trees', async () => {
    const verified = await runCommand('lib/launch/verify.ts', { dataDir });
    expect(verified.stdout).toContain('1 of 1 corrections replay to the stored tree.');
    expect(verified).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);
});
