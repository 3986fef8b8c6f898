/** The web process: Next behind one HTTP server on 127.0.0.1, until it is told to stop. */

import { createServer } from 'node:http';

import next from 'next';

import { closeDatabase } from '@/lib/db/client';
import { stopJobs } from '@/lib/db/jobs';
import { stopListening } from '@/lib/db/notifications';
import { readSettings } from '@/lib/settings';

import { setSecurityHeaders } from './security-headers';

const hostname = '127.0.0.1';
const { port } = readSettings();

const development = process.argv.includes('--dev');
const app = next({ dev: development, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => {
  setSecurityHeaders(request, response, development);
  void handle(request, response);
});

let stopping = false;

/** Requests at hand have this long to end. */
const graceMs = 3_000;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), graceMs).unref();
  await new Promise((resolve) => server.once('close', resolve));
  await stopJobs();
  await stopListening();
  await closeDatabase();
  process.exit(0);
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('disconnect', stop);

server.listen(port, hostname, () => process.send?.('ready'));
server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
