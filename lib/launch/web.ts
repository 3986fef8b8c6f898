/** The web process: Next behind one HTTP server, until it is told to stop. */

import { createServer, type Server } from 'node:http';

import next from 'next';

import { closeDatabase } from '@/lib/db/client';
import { stopJobs } from '@/lib/db/jobs';
import { stopListening } from '@/lib/db/notifications';
import { requirePostgres } from '@/lib/db/require-postgres';
import { AppError } from '@/lib/errors';
import { endWhenAsked, isSupervised, startAndTell } from '@/lib/process-life';
import { prepareDatabase } from '@/lib/services/prepare-database';
import { setUpNotice } from '@/lib/services/set-up';
import { readSettings, requireDatabaseUrl, type Settings } from '@/lib/settings';

import { ensureBuild } from './build';
import { requireFreePort } from './port';
import { isRefused } from './refuse-unserved';
import { describeRequest } from './request-headers';
import { setSecurityHeaders } from './security-headers';

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

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new AppError('unavailable', `Listening on ${host}, port ${port}: ${cause.message}`, {
          cause,
        }),
      ),
    );
    server.listen(port, host, resolve);
  });
}

/** What the launcher would have done before. */
async function prepareAlone({ port, access }: Settings): Promise<void> {
  const url = requireDatabaseUrl();
  await requireFreePort(port, access);
  await requirePostgres(url);
  await prepareDatabase(url);
  const notice = await setUpNotice();
  if (notice) console.log(notice);
  await closeDatabase();
  if (!dev) await ensureBuild(console.log, new AbortController().signal);
}

await startAndTell(async () => {
  const settings = readSettings();
  const { port, access } = settings;
  if (!isSupervised) await prepareAlone(settings);
  const app = next({ dev, hostname: access.host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    setSecurityHeaders(request, response, dev);
    if (isRefused(request, response)) return;
    describeRequest(request, access);
    handle(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  endWhenAsked(() => stop(server));
  await listen(server, port, access.host);
  if (!isSupervised) console.log(`The web process is ready: ${access.url}`);
});
