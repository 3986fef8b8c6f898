/** Serves the bare page, built as for production. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createViteServer } from 'vitest/node';

/** The address of the page, and what stops it. */
export async function serveBarePage(): Promise<{ url: string; stop: () => Promise<void> }> {
  // What React's build for production is chosen by.
  Object.assign(process.env, { NODE_ENV: 'production' });
  const cacheDir = mkdtempSync(join(tmpdir(), 'espalier-bare-'));
  const server = await createViteServer({
    root: join(import.meta.dirname, 'bare'),
    cacheDir,
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The bare page has no address.');
  const stop = async () => {
    await server.close();
    rmSync(cacheDir, { recursive: true, force: true });
  };
  return { url, stop };
}
