import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import pg from 'pg';
import { afterEach, describe, expect, inject, it } from 'vitest';

import { requireVersion } from '@/lib/db/require-postgres';

import { Launcher, makeDataFolder, removeDataFolder, runCommand } from '../support/launcher';
import { Client, eventually } from '../support/launcher-client';
import { csvOf } from '../support/paper-set';

const timeLimit = 300_000;
const cleanUps: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
}, 60_000);

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The address of a new, empty database on the server; dropped after the test. */
async function makeDatabase(serverUrl: string): Promise<string> {
  const name = `foreign_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = '/postgres';
  const server = url.href;
  await administer(server, `CREATE DATABASE ${name}`);
  cleanUps.push(() => administer(server, `DROP DATABASE ${name} WITH (FORCE)`));
  url.pathname = `/${name}`;
  return url.href;
}

function newDataFolder(): string {
  const dataDir = makeDataFolder();
  cleanUps.push(() => removeDataFolder(dataDir));
  return dataDir;
}

/** Upload, run, correct, save. */
async function expectToWork(url: string): Promise<void> {
  const client = new Client(url);
  await eventually(() => client.call('GET', '/api/health'));
  const topics = await client.topics();
  expect(topics).toMatchObject([{ sample: true, studies: 101 }]);
  const treeId = await client.makeCorrection(csvOf(12));
  await client.addCategory(treeId, randomUUID(), 'Added');
  expect(await client.feedback(treeId)).toHaveLength(1);
}

async function expectNpmStartToWork(serverUrl: string): Promise<void> {
  const dataDir = newDataFolder();
  const environment = { DATABASE_URL: await makeDatabase(serverUrl) };
  const launcher = await Launcher.start({ dataDir, environment });
  await expectToWork(launcher.url);
  expect(launcher.pidOf('postgres')).toBeNull();
  expect(await launcher.stop()).toEqual({ code: 0, signal: null });
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  const verified = await runCommand('lib/launch/verify.ts', { dataDir, environment });
  expect(verified.stdout).toContain('1 of 1 corrections replay to the stored tree.');
}

const debian = process.env.TEST_DATABASE_URL;

describe('with DATABASE_URL', () => {
  it(
    'npm start uses that database and starts none',
    async () => {
      await expectNpmStartToWork(inject('templateUrl'));
    },
    timeLimit,
  );

  it.skipIf(!debian)(
    'npm start works on the Postgres at TEST_DATABASE_URL',
    async () => {
      await expectNpmStartToWork(debian ?? '');
    },
    timeLimit,
  );

  it(
    'npm run web and npm run worker do without the launcher, in any order',
    async () => {
      const dataDir = newDataFolder();
      const environment = { DATABASE_URL: await makeDatabase(inject('templateUrl')) };
      const command = (entry: string) => [process.execPath, '--import', 'tsx', entry] as const;
      const [worker, web] = await Promise.all(
        ['lib/worker/main.ts', 'lib/launch/web.ts'].map((entry) =>
          Launcher.spawn({ dataDir, environment, command: command(entry) }),
        ),
      );
      await worker?.says('The worker is ready.');
      await web?.says(`The web process is ready: ${web.url}`);
      await expectToWork(web?.url ?? '');
      expect(await web?.stop('SIGINT')).toEqual({ code: 0, signal: null });
      expect(await worker?.stop('SIGINT')).toEqual({ code: 0, signal: null });
      expect(`${web?.stderr}${worker?.stderr}`).toBe('');
    },
    timeLimit,
  );
});

describe('the version of a database', () => {
  const url = 'postgres://me:secret@db.example/mine';

  it('may be 15 or later', () => {
    expect(() => requireVersion(150_000, url)).not.toThrow();
    expect(() => requireVersion(180_004, url)).not.toThrow();
  });

  it('is refused below', () => {
    expect(() => requireVersion(149_999, url)).toThrow(
      'The database at db.example/mine is Postgres 14; Espalier needs 15 or newer.',
    );
  });
});
