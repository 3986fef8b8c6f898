/** `npm start`: database, pages, worker and web, in this order; and all of it stopped again at the end. */

import { setTimeout as sleep } from 'node:timers/promises';

import { closeDatabase } from '@/lib/db/client';
import { outliveReader, report } from '@/lib/process-life';
import { prepareDatabase } from '@/lib/services/prepare-database';
import { setUpNotice } from '@/lib/services/set-up';
import { readSettings, type Settings } from '@/lib/settings';

import { ensureBuild } from './build';
import { SupervisedChild } from './child';
import { openDataFolder, readSecret } from './data-folder';
import { startDatabase } from './database';
import { type FolderLock, lockDataFolder } from './lock';
import { requireFreePort } from './port';

const asked = new Error('The launcher was asked to stop.');
/** Aborted with `asked`, or with what made going on impossible; the first reason counts. */
const ending = new AbortController();
const stops: (() => Promise<void> | void)[] = [];

/** What `work` gives, unless the end comes first; then it is left to itself. */
function beforeTheEnd<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const { signal } = ending;
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject);
  });
}

/** Fulfilled when `work` has ended, well or badly, or has not within `atMostMs`. */
async function settled(work: Promise<unknown>, atMostMs?: number): Promise<void> {
  const ended = Promise.allSettled([work]);
  await (atMostMs === undefined ? ended : Promise.race([ended, sleep(atMostMs)]));
}

/** Left alone it ends soon; but it may be waiting for its turn on a database that others prepare. */
const preparationGraceMs = 3_000;

function startBuild(development: boolean): Promise<unknown> {
  if (development) return Promise.resolve();
  const building = ensureBuild(console.log, ending.signal);
  // Why it failed is told where it is awaited, which may be never.
  building.catch(() => undefined);
  // The end aborts it, and has to wait until its processes have gone.
  stops.push(() => settled(building));
  return building;
}

/** What its operator is to be told once all of it runs; null: nothing. */
async function openDatabase(settings: Settings, lock: FolderLock): Promise<string | null> {
  const database = await startDatabase(settings, ending.signal, (why) => ending.abort(why));
  stops.push(() => database.stop());
  lock.announce(database.url);
  // With a database elsewhere the data folder may be another on each machine: there the secret has to be given.
  if (settings.databaseUrl === null)
    process.env.ESPALIER_SECRET ??= readSecret(settings.dataDir, 'secret');
  process.env.DATABASE_URL = database.url;
  const preparing = prepareDatabase(database.url);
  stops.push(() => settled(preparing, preparationGraceMs));
  await beforeTheEnd(preparing);
  const notice = await setUpNotice();
  await closeDatabase();
  return notice;
}

function childrenOf({ port }: Settings, development: boolean): readonly SupervisedChild[] {
  const options = {
    args: development ? ['--supervised', '--dev'] : ['--supervised'],
    environment: {
      ...process.env,
      PORT: String(port),
      NODE_ENV: development ? 'development' : 'production',
    },
  } as const;
  return [
    new SupervisedChild({ ...options, name: 'worker', entry: 'lib/worker/main.ts' }),
    new SupervisedChild({ ...options, name: 'web', entry: 'lib/launch/web.ts' }),
  ];
}

async function start(settings: Settings, development: boolean): Promise<void> {
  const { host, url } = settings.access;
  openDataFolder(settings.dataDir);
  const lock = await beforeTheEnd(lockDataFolder(settings.dataDir, url));
  stops.push(() => lock.release());
  await beforeTheEnd(requireFreePort(settings.port, { host, patient: lock.wasStale }));
  console.log('Starting Espalier …');
  const building = startBuild(development);
  const notice = await openDatabase(settings, lock);
  await beforeTheEnd(building);
  const children = childrenOf(settings, development);
  stops.push(async () => {
    await Promise.all(children.map((child) => child.stop()));
  });
  await beforeTheEnd(Promise.all(children.map((child) => child.start())));
  // Pushed last, done first.
  stops.push(() => lock.announceEnd());
  if (notice) console.log(notice);
  console.log(`Espalier is ready: ${url}  (Ctrl-C stops it)`);
}

/** In reverse order of starting. */
async function stopAll(): Promise<void> {
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (error) {
      console.error(`While stopping: ${(error as Error).message}`);
    }
  }
}

async function main(): Promise<number> {
  try {
    await start(readSettings(), process.argv.includes('--dev'));
    await beforeTheEnd(new Promise(() => {}));
  } catch (error) {
    ending.abort(error);
    if (ending.signal.reason !== asked) report(ending.signal.reason);
  }
  await stopAll();
  return ending.signal.reason === asked ? 0 : 1;
}

/**
 * Whoever ends npm means what it started, but the signal may not come this far: a shell in between dies of it,
 * and of kill -9 nobody hears.
 */
function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const look = () => process.ppid !== parent && ending.abort(asked);
  setInterval(look, 250).unref();
}

// Ctrl-C reaches npm as well, which passes it on: a second signal changes nothing.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => ending.abort(asked));
}
endWithNpm();
outliveReader();
process.exit(await main());
