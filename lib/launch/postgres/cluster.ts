/** The embedded Postgres: made, started and stopped by the launcher (and by the tests). */

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { AppError } from '@/lib/errors';

import { freePort } from '../port';
import { type Account, postgresAccount } from './account';
import { postgresPrograms } from './binaries';
import { initialise } from './initialise';
import { clearLeftovers } from './leftovers';
import { openLog } from './log';

export interface ClusterOptions {
  /** The cluster's own folder; made when absent. Must be reachable by the account Postgres runs as. */
  readonly folder: string;
  readonly password: string;
  readonly logFile: string;
  /** On 127.0.0.1; default: one that is free. */
  readonly port?: number;
  /** Extra server settings, as `name=value`. */
  readonly settings?: readonly string[];
  /** Aborted: give up starting, and leave no process behind. */
  readonly signal?: AbortSignal;
}

export interface Cluster {
  /** postgres://…/espalier */
  readonly url: string;
  readonly port: number;
  /** Fulfilled when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Ends all connections and stops; the data stays. */
  stop(): Promise<void>;
}

const user = 'espalier';
/** Recovery from a kill comes before, and takes its time. */
const readyWithinMs = 120_000;
const stopWithinMs = 30_000;

interface Server {
  readonly exited: Promise<void>;
  hasEnded(): boolean;
  complaint(): string;
  stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

function watch(child: ChildProcess, complaint: () => string): Server {
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const stop = async (signal: 'SIGINT' | 'SIGQUIT') => {
    child.kill(signal);
    const impatience = setTimeout(() => child.kill('SIGQUIT'), stopWithinMs);
    await exited;
    clearTimeout(impatience);
  };
  return { exited, hasEnded: () => ended, complaint, stop };
}

function launch(
  { folder, logFile, settings = [] }: ClusterOptions,
  programs: string,
  account: Account | null,
  port: number,
): Server {
  const log = openLog(logFile);
  const fixed = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_checkpoints=off'];
  const flags = [...fixed, ...settings].flatMap((setting) => ['-c', setting]);
  // Detached: Ctrl-C reaches the launcher alone, which stops the web and the worker first.
  const child = spawn(join(programs, 'postgres'), ['-D', folder, '-p', String(port), ...flags], {
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
    cwd: '/',
    ...account,
  });
  closeSync(log.descriptor);
  return watch(child, log.complaint);
}

/** Whether the server takes connections; makes our database in it when it has none. */
async function tryConnect(address: string, folder: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: `${address}/postgres`,
    connectionTimeoutMillis: 2_000,
  });
  // A connection that is cut while idle says so here; the queries on it say it themselves.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [user]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${user}`);
    return true;
  } catch (cause) {
    // Any other error: it is not there yet, or still recovering.
    if ((cause as { code?: string }).code !== '28P01') return false;
    throw new AppError(
      'unavailable',
      `The database in ${folder} was made with another password than that in the data folder. ` +
        'Put the file postgres-password back that belongs to it.',
      { cause },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether it came up; false when it ended instead, or took too long. */
async function becomesReady(
  server: Server,
  address: string,
  { folder, signal }: ClusterOptions,
): Promise<boolean> {
  const until = Date.now() + readyWithinMs;
  while (!server.hasEnded() && Date.now() < until) {
    signal?.throwIfAborted();
    if (await tryConnect(address, folder)) return true;
    await sleep(50);
  }
  return false;
}

/**
 * Passes by itself: after a kill -9 of the server its sessions hold the old shared memory for some time more;
 * a launcher killed a moment ago may have left a server that was only just starting.
 */
const passing = /shared memory block|lock file|Address already in use/;
const startAttempts = 20;

/** null: it did not start for a reason that passes by itself. */
async function tryStart(
  options: ClusterOptions,
  programs: string,
  account: Account | null,
): Promise<Cluster | null> {
  await clearLeftovers(options.folder);
  const port = options.port ?? (await freePort());
  const address = `postgres://${user}:${encodeURIComponent(options.password)}@127.0.0.1:${port}`;
  const server = launch(options, programs, account, port);
  let ready = false;
  try {
    ready = await becomesReady(server, address, options);
  } finally {
    if (!ready) await server.stop('SIGQUIT');
  }
  if (ready) {
    const stop = () => server.stop('SIGINT');
    return { url: `${address}/${user}`, port, exited: server.exited, stop };
  }
  if (passing.test(server.complaint())) return null;
  throw new AppError(
    'unavailable',
    `The database did not start: ${server.complaint()} (see ${options.logFile})`,
  );
}

/**
 * Starts the cluster, making it first when there is none; recovers one that was killed.
 * Throws AppError 'unavailable' with what Postgres said, or the signal's reason; then nothing is left running.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, password, signal } = options;
  const account = postgresAccount(folder);
  const programs = postgresPrograms(account);
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    await initialise({ folder, user, password, programs, account });
  }
  chmodSync(folder, 0o700);
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    signal?.throwIfAborted();
    const cluster = await tryStart(options, programs, account);
    if (cluster) return cluster;
    await sleep(500);
  }
  throw new AppError(
    'unavailable',
    `Processes of an earlier database server still use ${folder}. End them, then start again.`,
  );
}
