import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@/lib/errors';

const local = '127.0.0.1';

/** Whether a server can listen there: null, or the system's reason why not. */
function tryPort(port: number, host = local): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

/** The web process of a launcher that was killed goes by itself within this time. */
const leftoverMs = 15_000;

/**
 * Throws AppError 'unavailable' when the port cannot be listened on; at once, unless `patient`: a web process
 * that an earlier launcher left behind may still be about to end.
 */
export async function requireFreePort(
  port: number,
  { host = local, patient = false } = {},
): Promise<void> {
  const until = Date.now() + (patient ? leftoverMs : 0);
  let cause = await tryPort(port, host);
  while (cause?.code === 'EADDRINUSE' && Date.now() < until) {
    await sleep(200);
    cause = await tryPort(port, host);
  }
  if (cause === null) return;
  if (cause.code === 'EADDRNOTAVAIL')
    throw new AppError('unavailable', `ESPALIER_HOST=${host} is no address of this machine.`);
  const another = port === 3000 ? 3001 : 3000;
  const why =
    cause.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=${another} npm start`
      : `Port ${port} cannot be used (${cause.code}). Choose another: PORT=${another} npm start`;
  throw new AppError('unavailable', why, { cause });
}

/** Below the range that systems take the near end of outgoing connections from, so that none sits on it. */
const lowest = 20_000;
const highest = 32_000;

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if ((await tryPort(port)) === null) return port;
  }
  throw new AppError('unavailable', `No port between ${lowest} and ${highest} is free.`);
}
