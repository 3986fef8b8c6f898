/** Builds the pages when the build on disk is not of these sources. */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@/lib/errors';

const folders = ['app', 'components', 'lib', 'public'];
/** Not part of the pages. */
const apart = [join('lib', 'launch'), join('lib', 'worker')];
const files = [
  'package.json',
  'package-lock.json',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
];
const stampFile = '.next/espalier-sources';

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !apart.includes(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function stampOfSources(): string {
  const hash = createHash('sha256');
  for (const file of [...folders.flatMap(sourceFiles), ...files.filter(existsSync)]) {
    hash.update(file).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function isBuilt(stamp: string): boolean {
  if (!existsSync('.next/BUILD_ID') || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === stamp;
}

interface BuildEnd {
  readonly code: number | null;
  readonly output: string;
}

/** Ended with all of its processes when `signal` is aborted. */
function run(signal: AbortSignal): Promise<BuildEnd> {
  const packageFile = createRequire(import.meta.url).resolve('next/package.json');
  const child = spawn(process.execPath, [join(dirname(packageFile), 'dist/bin/next'), 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const kill = () => child.pid && child.exitCode === null && process.kill(-child.pid, 'SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', kill);
      resolve({ code, output });
    });
  });
}

/** Next lets one process at a time build a folder. */
const busy = /Another next build process is already running/;
const waitForAnotherMs = 2_000;
const attempts = 100;

/**
 * Returns whether it had to build; waits for another process that is building the same pages.
 * Throws AppError 'unavailable' with what the build said, or the signal's reason.
 */
export async function ensureBuild(
  announce: (message: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const stamp = stampOfSources();
  let said = '';
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (isBuilt(stamp)) return false;
    if (attempt === 0) announce('Building the pages (once, about half a minute) …');
    const { code, output } = await run(signal);
    signal.throwIfAborted();
    if (code === 0) {
      writeFileSync(stampFile, stamp);
      return true;
    }
    said = output;
    if (!busy.test(output)) break;
    await sleep(waitForAnotherMs, null, { signal });
  }
  throw new AppError('unavailable', `The pages could not be built:\n${said}`);
}
