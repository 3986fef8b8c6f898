/** Starts Espalier as `npm start` does, on a port and a data folder of its own, for the browser tests. */

import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '@/lib/launch/port';

const readyWithinMs = 240_000;

export default async function setup(): Promise<() => Promise<void>> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'espalier-e2e-'));
  chmodSync(folder, 0o755);
  const app = spawn(process.execPath, ['--import', 'tsx', 'lib/launch/main.ts'], {
    env: { ...process.env, PORT: String(port), ESPALIER_DATA_DIR: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<void>((resolve) => app.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Espalier is ready')) resolve();
    };
    app.stdout.on('data', hear);
    app.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`Espalier did not start:\n${output}`)));
    setTimeout(() => reject(new Error(`Espalier is not ready:\n${output}`)), readyWithinMs).unref();
  });
  process.env.ESPALIER_TEST_URL = `http://127.0.0.1:${port}`;
  process.env.ESPALIER_TEST_DATA = folder;
  return async () => {
    app.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}
