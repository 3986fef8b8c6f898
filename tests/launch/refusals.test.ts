import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { freePort } from '@/lib/launch/port';

import {
  Launcher,
  type LauncherOptions,
  makeDataFolder,
  processesOf,
  removeDataFolder,
  runCommand,
} from '../support/launcher';
import { eventually } from '../support/launcher-client';

const launcherEntry = 'lib/launch/main.ts';
const folders: string[] = [];

function newDataFolder(): string {
  const folder = makeDataFolder();
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) removeDataFolder(folder);
});

/** One line, no stack, exit code 1, and nothing running. */
async function expectRefusal(
  options: Partial<LauncherOptions>,
  sentence: RegExp,
  entry = launcherEntry,
): Promise<void> {
  const dataDir = options.dataDir ?? newDataFolder();
  const { code, stdout, stderr } = await runCommand(entry, { ...options, dataDir });
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stdout.replace('Starting Espalier …\n', '')).toBe('');
  expect(code).toBe(1);
  expect(processesOf(dataDir)).toEqual([]);
}

/** A request whose body never comes: a web process that is to end waits for it for some seconds. */
async function beginRequest(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // It is cut off in the end.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write('POST /api/topics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n');
  return socket;
}

function listenOn(port: number, host: string) {
  const server = createServer();
  return new Promise<typeof server>((resolve) => {
    server.listen(port, host, () => resolve(server));
  });
}

describe('npm start says in one line what to do about', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::'])('a port that is taken on %s', async (host) => {
    const port = await freePort();
    const server = await listenOn(port, host);
    await expectRefusal(
      { port },
      new RegExp(`^Port ${port} is taken\\. Stop what uses it, or choose another: PORT=`),
    );
    server.close();
  });

  it.each(['0', '70000', 'http', '3000.5'])('PORT=%s', async (port) => {
    await expectRefusal(
      { environment: { PORT: port } },
      /^PORT must be a whole number from 1 to 65535\.$/m,
    );
  });

  it('a data folder below a file', async () => {
    const file = join(newDataFolder(), 'a-file');
    writeFileSync(file, '');
    await expectRefusal(
      { dataDir: join(file, 'data') },
      /^The data folder .+a-file\/data cannot be written to \(ENOTDIR\)\. Give it to this user, or set ESPALIER_DATA_DIR/,
    );
  });

  it.runIf(existsSync('/proc/self'))('a data folder where none can be made', async () => {
    await expectRefusal(
      { dataDir: '/proc/nothing/here' },
      /^The data folder \/proc\/nothing\/here cannot be written to \(E\w+\)/,
    );
  });

  it.skipIf(process.getuid?.() === 0)('a data folder of somebody else', async () => {
    const folder = join(newDataFolder(), 'closed');
    mkdirSync(folder, { mode: 0o500 });
    await expectRefusal({ dataDir: folder }, /^The data folder .+ cannot be written to \(EACCES\)/);
  });

  it('a database that is down, without showing its password', async () => {
    const port = await freePort();
    const url = `postgres://me:secret@127.0.0.1:${port}/mine`;
    await expectRefusal(
      { environment: { DATABASE_URL: url } },
      new RegExp(
        `^The database at 127\\.0\\.0\\.1:${port}/mine cannot be used \\(.*ECONNREFUSED.*\\)\\. ` +
          'Start it, correct DATABASE_URL, or unset DATABASE_URL',
      ),
    );
  });

  it.each([
    ['mysql://localhost/x', /^DATABASE_URL must start with postgres:\/\/ or postgresql:\/\/\.$/m],
    ['postgres://me:a@b@c:port/x', /^DATABASE_URL is not an address\. Write postgres:\/\//],
  ])('DATABASE_URL=%s', async (url, sentence) => {
    await expectRefusal({ environment: { DATABASE_URL: url } }, sentence);
  });
});

describe.each(['lib/launch/web.ts', 'lib/worker/main.ts'])('%s alone', (entry) => {
  it('asks for DATABASE_URL', async () => {
    await expectRefusal({}, /^DATABASE_URL is not set\. Use `npm start`/, entry);
  });

  it('says that the database is down', async () => {
    const url = `postgres://me:secret@127.0.0.1:${await freePort()}/mine`;
    await expectRefusal(
      { environment: { DATABASE_URL: url } },
      /^The database at .+ cannot be used \(.*ECONNREFUSED/,
      entry,
    );
  });
});

/** In this order, each on what the one before leaves. */
describe('a data folder', () => {
  const dataDir = newDataFolder();
  const lockFile = join(dataDir, 'launcher.lock');
  const lock = (holder: { pid: number; started: string }) =>
    writeFileSync(
      lockFile,
      JSON.stringify({ ...holder, url: 'there', databaseUrl: null, ending: false }),
    );
  let launcher: Launcher;

  async function expectCleanStop(): Promise<void> {
    expect(await launcher.stop()).toEqual({ code: 0, signal: null });
    expect(launcher.stderr).toBe('');
    expect(existsSync(lockFile)).toBe(false);
  }

  it('goes to one of two that find the lock of a process that is gone', async () => {
    lock({ pid: 2 ** 22 - 1, started: '1' });
    const both = [await Launcher.spawn({ dataDir }), await Launcher.spawn({ dataDir })];
    const refused = await Promise.race(both.map(async (one) => one.ended.then(() => one)));
    expect(refused.stderr).toMatch(/^Espalier is already running on this data folder: .+\n$/);
    launcher = both.find((one) => one !== refused) ?? refused;
    await launcher.says('Espalier is ready');
    expect(launcher.stderr).toBe('');
  }, 300_000);

  it('is refused while another launcher uses it, and that one is left in peace', async () => {
    const second = await runCommand(launcherEntry, { dataDir });
    expect(second.stderr).toBe(
      `Espalier is already running on this data folder: ${launcher.url} (process ${launcher.child.pid}). ` +
        'Stop it first, or set ESPALIER_DATA_DIR to another folder.\n',
    );
    expect(second.code).toBe(1);
    expect((await fetch(`${launcher.url}/api/health`)).status).toBe(200);
    await expectCleanStop();
  }, 60_000);

  it('is waited for while its launcher is ending', async () => {
    const first = await Launcher.start({ dataDir });
    const request = await beginRequest(first.port);
    first.child.kill('SIGTERM');
    await eventually(async () => expect(readFileSync(lockFile, 'utf8')).toContain('"ending":true'));
    launcher = await Launcher.start({ dataDir, port: first.port });
    expect(await first.ended).toEqual({ code: 0, signal: null });
    request.destroy();
    await expectCleanStop();
  }, 60_000);

  it('is taken over with a lock whose number a later process has', async () => {
    lock({ pid: process.pid, started: '1' });
    launcher = await Launcher.start({ dataDir });
    await expectCleanStop();
  }, 60_000);

  it('is refused with another password than its database was made with', async () => {
    const passwordFile = join(dataDir, 'postgres-password');
    const password = readFileSync(passwordFile, 'utf8');
    writeFileSync(passwordFile, 'another');
    await expectRefusal({ dataDir }, /Put the file postgres-password back/);
    writeFileSync(passwordFile, password);
  }, 60_000);

  it('is refused when the files of its database are damaged', async () => {
    rmSync(join(dataDir, 'postgres/global/pg_control'));
    await expectRefusal(
      { dataDir },
      /^The database did not start: .*pg_control.* \(see .+postgres\.log\)$/m,
    );
  }, 60_000);
});
