/** The one Prisma client of a process. */

import { createHash } from 'node:crypto';

import { PrismaPg } from '@prisma/adapter-pg';

import { requireDatabaseUrl } from '@/lib/settings';

import { reportingLoss } from './connection-loss';
import { PrismaClient } from './generated/client';

type Client = ReturnType<typeof reporting>;
export type Transaction = Parameters<Parameters<Client['$transaction']>[0]>[0];
/** Either the client itself or a transaction on it. */
export type Database = Client | Transaction;

/** Connections a process may hold for queries; LISTEN has one of its own. */
const poolSize = 10;

function openClient(url: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000 },
      // Named statements are parsed and planned once a connection: a save takes half the time.
      { statementNameGenerator: ({ sql }) => createHash('sha1').update(sql).digest('hex') },
    ),
  });
}

function reporting(client: PrismaClient) {
  return client.$extends({
    query: { $allOperations: ({ args, query }) => reportingLoss(() => query(args)) },
  });
}

const place = globalThis as typeof globalThis & { espalierDatabase?: PrismaClient };
let mine: { readonly of: PrismaClient; readonly client: Client } | undefined;

/**
 * Its queries throw AppError 'unavailable' when the database is lost. A bundler may load this module more than
 * once: the client and its connections are shared, but each copy throws the AppError that its callers know.
 */
export function database(): Client {
  place.espalierDatabase ??= openClient(requireDatabaseUrl());
  if (mine?.of !== place.espalierDatabase) {
    mine = { of: place.espalierDatabase, client: reporting(place.espalierDatabase) };
  }
  return mine.client;
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
