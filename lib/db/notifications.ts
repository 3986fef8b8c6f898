/** LISTEN/NOTIFY: how processes tell each other that something changed. What changed is read from the tables. */

import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';
import { z } from 'zod';

import { requireDatabaseUrl } from '@/lib/settings';

import type { Database } from './client';

export const channel = 'espalier';

const noticeSchema = z.object({ kind: z.enum(['run', 'tree', 'topic']), id: z.string() });
export type Notice = z.infer<typeof noticeSchema>;

/** null: not one of ours, though anybody with the database's password can send on our channel. */
function readNotice(payload = ''): Notice | null {
  try {
    return noticeSchema.parse(JSON.parse(payload));
  } catch {
    // Neither JSON nor a notice.
    return null;
  }
}

export function noticeText(notice: Notice): string {
  return JSON.stringify(notice);
}

/** Sent when the transaction commits, if `on` is one. */
export async function notify(on: Database, notice: Notice): Promise<void> {
  await on.$executeRaw`SELECT pg_notify(${channel}, ${noticeText(notice)})`;
}

/** Any number that no other lock uses; see `isWorkerListening`. */
export const workerPresenceLock = 7_241_002;

/**
 * One connection that listens for the whole process. After a lost connection it listens again and tells every
 * subscriber, since notices may have been missed.
 */
class Listener {
  private readonly events = new EventEmitter().setMaxListeners(0);
  private client: pg.Client | null = null;
  private closed = false;

  /** @param presence lock to hold for as long as the connection stands, null for none */
  constructor(
    private readonly url: string,
    private readonly presence: number | null,
  ) {
    void this.keepConnected();
  }

  subscribe(kind: Notice['kind'], id: string, changed: () => void): () => void {
    const key = `${kind} ${id}`;
    this.events.on(key, changed);
    this.events.on('reconnected', changed);
    return () => {
      this.events.off(key, changed);
      this.events.off('reconnected', changed);
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end();
  }

  private async keepConnected(): Promise<void> {
    for (let pause = 100; !this.closed; pause = Math.min(pause * 2, 5_000)) {
      try {
        await this.listen(() => {
          pause = 100;
        });
      } catch (error) {
        if (!this.closed) console.error(`Listening for changes: ${(error as Error).message}`);
      }
      if (!this.closed) await sleep(pause);
    }
  }

  /** Until the connection ends. */
  private async listen(connected: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    this.client = client;
    const ended = new Promise<void>((resolve, reject) => {
      client.once('end', resolve);
      client.on('error', reject);
    });
    // A failed connect rejects both; one of the two is enough.
    ended.catch(() => undefined);
    client.on('notification', ({ payload }) => this.pass(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      if (this.presence !== null) {
        await client.query('SELECT pg_advisory_lock_shared($1)', [this.presence]);
      }
      connected();
      this.events.emit('reconnected');
      await ended;
    } finally {
      // One that failed half-way would hold its place on the server.
      client.end().catch(() => undefined);
    }
  }

  private pass(payload: string | undefined): void {
    const notice = readNotice(payload);
    if (notice) this.events.emit(`${notice.kind} ${notice.id}`);
    else console.error(`Listening for changes: a notice that makes no sense: ${payload}`);
  }
}

const place = globalThis as typeof globalThis & { espalierListener?: Listener };

function listener(): Listener {
  place.espalierListener ??= new Listener(requireDatabaseUrl(), null);
  return place.espalierListener;
}

/** Calls `changed` after each change of that run, tree or topic's studies, until the returned function is called. */
export function onChange(kind: Notice['kind'], id: string, changed: () => void): () => void {
  return listener().subscribe(kind, id, changed);
}

/** Marks this process as a worker, for as long as it lives: the lock goes with the connection. */
export function announceWorker(): void {
  place.espalierListener ??= new Listener(requireDatabaseUrl(), workerPresenceLock);
}

export async function stopListening(): Promise<void> {
  await place.espalierListener?.close();
  place.espalierListener = undefined;
}

export async function isWorkerListening(on: Database): Promise<boolean> {
  const [row] = await on.$queryRaw<{ present: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM pg_locks
      WHERE locktype = 'advisory' AND objid = ${workerPresenceLock}::bigint::oid
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ) AS present`;
  return row?.present ?? false;
}
