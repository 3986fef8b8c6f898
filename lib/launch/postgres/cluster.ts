/** The embedded Postgres: made, started and stopped by the launcher (and by the tests). */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { AppError } from '@/lib/errors';

import { type Account, postgresAccount } from './account';
import { postgresPrograms } from './binaries';

export interface ClusterOptions {
  /** The cluster's own folder; made when absent. Must be reachable by the account Postgres runs as. */
  readonly folder: string;
  readonly password: string;
  readonly logFile: string;
  /** Extra server settings, as `name=value`. */
  readonly settings?: readonly string[];
}

export interface Cluster {
  /** postgres://…/espalier */
  readonly url: string;
  readonly pid: number;
  /** Fulfilled when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Ends all connections and stops; the data stays. */
  stop(): Promise<void>;
}

const user = 'espalier';
const readyWithinMs = 60_000;

function give(path: string, account: Account | null): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** initdb into a draft folder first, so that a kill in the middle leaves nothing that looks finished. */
function initialise(options: ClusterOptions, programs: string, account: Account | null): void {
  const { folder, password } = options;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  give(draft, account);
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  give(passwordFile, account);
  try {
    execFileSync(
      join(programs, 'initdb'),
      ['-D', draft, '-U', user, '--auth=scram-sha-256', `--pwfile=${passwordFile}`].concat([
        '--locale=C',
        '--encoding=UTF8',
        '--no-instructions',
      ]),
      { stdio: 'pipe', cwd: '/', ...account },
    );
  } catch (cause) {
    const said = String((cause as { stderr?: unknown }).stderr ?? cause).trim();
    throw new AppError('unavailable', `The database could not be made in ${folder}: ${said}`, {
      cause,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, folder);
}

function isPostgres(pid: number): boolean {
  try {
    if (platform() === 'linux') return readFileSync(`/proc/${pid}/cmdline`).includes('postgres');
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { stdio: 'pipe' });
    return command.toString().includes('postgres');
  } catch {
    // There is no such process (any more).
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Stops a server that a killed launcher left behind, and removes the lock file of one that is gone. */
async function clearLeftovers(folder: string): Promise<void> {
  const lockFile = join(folder, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 0 && isAlive(pid) && isPostgres(pid)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isAlive(pid) && waited < 300; waited += 1) await sleep(100);
    if (isAlive(pid)) {
      throw new AppError(
        'unavailable',
        `A database server from an earlier start (process ${pid}) does not stop. End it, then start again.`,
      );
    }
  }
  rmSync(lockFile, { force: true });
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}

function launch(
  options: ClusterOptions,
  programs: string,
  account: Account | null,
  port: number,
): ChildProcess {
  const log = openSync(options.logFile, 'a', 0o600);
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...(options.settings ?? []),
  ].flatMap((setting) => ['-c', setting]);
  // Detached: Ctrl-C reaches the launcher alone, which stops the web and the worker first.
  return spawn(
    join(programs, 'postgres'),
    ['-D', options.folder, '-p', String(port), ...settings],
    { detached: true, stdio: ['ignore', log, log], cwd: '/', ...account },
  );
}

async function tryConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'espalier'");
    if (rowCount === 0) await client.query('CREATE DATABASE espalier');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') throw error;
    // Not there yet, or still recovering.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Server {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  hasEnded(): boolean;
}

function watch(child: ChildProcess): Server {
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  return { child, exited, hasEnded: () => ended };
}

function lastWords(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-3).join(' | ');
}

/** Whether it came up; false when it ended instead. */
async function becomesReady(url: string, server: Server): Promise<boolean> {
  const until = Date.now() + readyWithinMs;
  while (!server.hasEnded() && Date.now() < until) {
    if (await tryConnect(url)) return true;
    await sleep(50);
  }
  return false;
}

/** After a kill -9 of the server its sessions may hold the old shared memory for some seconds more. */
const startAttempts = 20;

/** Starts the cluster, making it first when there is none; recovers one that was killed. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = postgresAccount();
  const programs = postgresPrograms(account);
  if (!existsSync(join(options.folder, 'PG_VERSION'))) initialise(options, programs, account);
  chmodSync(options.folder, 0o700);
  await clearLeftovers(options.folder);

  const port = await freePort();
  const address = `postgres://${user}:${encodeURIComponent(options.password)}@127.0.0.1:${port}`;
  for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
    const server = watch(launch(options, programs, account, port));
    if (await becomesReady(`${address}/postgres`, server)) return handle(server, address);
    server.child.kill('SIGQUIT');
    if (!lastWords(options.logFile).includes('shared memory block')) break;
    await sleep(500);
  }
  throw new AppError(
    'unavailable',
    `The database did not start (${options.logFile}): ${lastWords(options.logFile)}`,
  );
}

function handle(server: Server, address: string): Cluster {
  return {
    url: `${address}/${user}`,
    pid: server.child.pid ?? 0,
    exited: server.exited,
    stop: async () => {
      if (!server.hasEnded()) server.child.kill('SIGINT');
      await server.exited;
    },
  };
}
