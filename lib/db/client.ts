/** The one Prisma client of a process. */

import { createHash } from 'node:crypto';

import { PrismaPg } from '@prisma/adapter-pg';

import { requireDatabaseUrl } from '@/lib/settings';

import { reportingLoss } from './connection-loss';
import { PrismaClient } from './generated/client';

type Client = ReturnType<typeof openDatabase>;
export type Transaction = Parameters<Parameters<Client['$transaction']>[0]>[0];
/** Either the client itself or a transaction on it. */
export type Database = Client | Transaction;

const place = globalThis as typeof globalThis & { espalierDatabase?: Client };

/** Connections a process may hold for queries; LISTEN has one of its own. */
const poolSize = 10;

/** Its queries throw AppError 'unavailable' when the database is lost. */
export function openDatabase(url: string) {
  const client = new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000 },
      // Named statements are parsed and planned once a connection: a save takes half the time.
      { statementNameGenerator: ({ sql }) => createHash('sha1').update(sql).digest('hex') },
    ),
  });
  return client.$extends({
    query: { $allOperations: ({ args, query }) => reportingLoss(() => query(args)) },
  });
}

/** Kept on globalThis, because a bundler may load this module more than once. */
export function database(): Client {
  place.espalierDatabase ??= openDatabase(requireDatabaseUrl());
  return place.espalierDatabase;
}

export async function closeDatabase(): Promise<void> {
  await place.espalierDatabase?.$disconnect();
  place.espalierDatabase = undefined;
}

/** One transaction: all of `work` or nothing. 60 s at most, 10 s of waiting for a connection. */
export function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const limits = { maxWait: 10_000, timeout: 60_000 };
  return reportingLoss(() => database().$transaction(work, limits));
}

/** Reads that all see one moment, whatever is being saved meanwhile. */
export function inSnapshot<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const limits = { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 60_000 } as const;
  return reportingLoss(() => database().$transaction(work, limits));
}
