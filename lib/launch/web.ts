/** The web process: Next behind one HTTP server on 127.0.0.1, until it is told to stop. */

import { createServer, type Server } from 'node:http';

import next from 'next';

import { closeDatabase } from '@/lib/db/client';
import { stopJobs } from '@/lib/db/jobs';
import { stopListening } from '@/lib/db/notifications';
import { requirePostgres } from '@/lib/db/require-postgres';
import { AppError } from '@/lib/errors';
import { endWhenAsked, isSupervised, startAndTell } from '@/lib/process-life';
import { prepareDatabase } from '@/lib/services/prepare-database';
import { readSettings, requireDatabaseUrl } from '@/lib/settings';

import { ensureBuild } from './build';
import { requireFreePort } from './port';
import { setSecurityHeaders } from './security-headers';

const hostname = '127.0.0.1';
const dev = process.argv.includes('--dev');

/** Requests at hand have this long to end. */
const graceMs = 3_000;

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(impatience);
  await stopJobs();
  await stopListening();
  await closeDatabase();
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new AppError('unavailable', `Listening on port ${port}: ${cause.message}`, { cause })),
    );
    server.listen(port, hostname, resolve);
  });
}

/** What the launcher would have done before. */
async function prepareAlone(port: number): Promise<void> {
  const url = requireDatabaseUrl();
  await requireFreePort(port);
  await requirePostgres(url);
  await prepareDatabase(url);
  await closeDatabase();
  if (!dev) await ensureBuild(console.log, new AbortController().signal);
}

await startAndTell(async () => {
  const { port } = readSettings();
  if (!isSupervised) await prepareAlone(port);
  const app = next({ dev, hostname, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    setSecurityHeaders(request, response, dev);
    handle(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  endWhenAsked(() => stop(server));
  await listen(server, port);
  if (!isSupervised) console.log(`The web process is ready: http://${hostname}:${port}`);
});
