/** `npm start`: database, pages, worker and web, in this order; and all of it stopped again at the end. */

import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { closeDatabase } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { prepareDatabase } from '@/lib/services/prepare-database';
import { readSettings } from '@/lib/settings';

import { ensureBuild } from './build';
import { SupervisedChild } from './child';
import { type FolderLock, lockDataFolder, openDataFolder } from './data-folder';
import { type StartedDatabase, startDatabase } from './database';

// The folders prisma and .next are found from here, whatever folder this was started in.
const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const settings = readSettings();
process.chdir(project);

const url = `http://127.0.0.1:${settings.port}`;
const development = process.argv.includes('--dev');
const undo: (() => void | Promise<void>)[] = [];
let stopping = false;

/** In reverse order of starting; then the process ends. */
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      console.error(`While stopping: ${(error as Error).message}`);
    }
  }
  process.exit(exitCode);
}

function requireFreePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`
          : `Port ${port} cannot be used (${cause.code}). Choose another: PORT=3000 npm start`;
      reject(new AppError('unavailable', why, { cause }));
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

/** An embedded server that dies is started again at a new address, and web and worker with it. */
function watchDatabase(database: StartedDatabase, restart: () => Promise<void>): void {
  void database.exited.then(async () => {
    if (stopping) return;
    console.error('The database ended; starting it again.');
    try {
      await restart();
    } catch (error) {
      fail(error);
    }
  });
}

function fail(error: unknown): void {
  console.error(error instanceof AppError ? error.message : error);
  void stop(1);
}

async function openDatabase(lock: FolderLock): Promise<StartedDatabase> {
  const database = await startDatabase(settings);
  lock.announce(database.url);
  process.env.DATABASE_URL = database.url;
  undo.push(() => database.stop());
  return database;
}

function childOf(name: string, entry: string): SupervisedChild {
  const child = new SupervisedChild({
    name,
    entry,
    args: development ? ['--dev'] : [],
    environment: () => ({
      ...process.env,
      PORT: String(settings.port),
      NODE_ENV: development ? 'development' : 'production',
    }),
    gaveUp: () => fail(new AppError('unavailable', `The ${name} keeps ending; see above.`)),
  });
  undo.push(() => child.stop());
  return child;
}

async function start(): Promise<void> {
  openDataFolder(settings.dataDir);
  const lock = lockDataFolder(settings.dataDir, url);
  undo.push(() => lock.release());
  await requireFreePort(settings.port);
  console.log('Starting Espalier …');
  const building = development ? Promise.resolve(false) : ensureBuild(console.log);
  // Reported below; without this a failure of the database before it would hide it.
  building.catch(() => undefined);
  const database = await openDatabase(lock);
  await prepareDatabase(database.url);
  await closeDatabase();
  await building;
  const children = [childOf('worker', 'lib/worker/main.ts'), childOf('web', 'lib/launch/web.ts')];
  await Promise.all(children.map((child) => child.start()));
  watchDatabase(database, restartAll(lock, children));
  console.log(`Espalier is ready: ${url}  (Ctrl-C stops it)`);
}

const restartAll = (lock: FolderLock, children: readonly SupervisedChild[]) => async () => {
  const database = await openDatabase(lock);
  await Promise.all(children.map((child) => child.restart()));
  watchDatabase(database, restartAll(lock, children));
};

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
await start().catch(fail);
