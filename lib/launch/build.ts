/** Builds the pages when the build on disk is not of these sources. */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { AppError } from '@/lib/errors';

const sources = ['app', 'components', 'lib', 'public'];
const files = ['package.json', 'package-lock.json', 'next.config.ts', 'tsconfig.json'];
const stampFile = '.next/espalier-sources';

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function stampOfSources(): string {
  const hash = createHash('sha256');
  for (const file of [...sources.flatMap(sourceFiles), ...files.filter(existsSync)]) {
    hash.update(file).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function run(): Promise<{ code: number | null; output: string }> {
  const next = join(
    dirname(createRequire(import.meta.url).resolve('next/package.json')),
    'dist/bin/next',
  );
  const child = spawn(process.execPath, [next, 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Returns whether it had to build. Throws AppError 'unavailable' with what the build said. */
export async function ensureBuild(announce: (message: string) => void): Promise<boolean> {
  const stamp = stampOfSources();
  const built = existsSync('.next/BUILD_ID') && existsSync(stampFile);
  if (built && readFileSync(stampFile, 'utf8') === stamp) return false;
  announce('Building the pages (once, about half a minute) …');
  const { code, output } = await run();
  if (code !== 0) throw new AppError('unavailable', `The pages could not be built:\n${output}`);
  writeFileSync(stampFile, stamp);
  return true;
}
