/** The one Prisma client of a process. */

import { PrismaPg } from '@prisma/adapter-pg';

import { requireDatabaseUrl } from '@/lib/settings';

import { type Prisma, PrismaClient } from './generated/client';

export type Transaction = Prisma.TransactionClient;
/** Either the client itself or a transaction on it. */
export type Database = PrismaClient | Transaction;

const place = globalThis as typeof globalThis & { espalierDatabase?: PrismaClient };

/** Connections a process may hold for queries; LISTEN has one of its own. */
const poolSize = 10;

export function openDatabase(url: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 10_000,
    }),
  });
}

/** Kept on globalThis, because a bundler may load this module more than once. */
export function database(): PrismaClient {
  place.espalierDatabase ??= openDatabase(requireDatabaseUrl());
  return place.espalierDatabase;
}

export async function closeDatabase(): Promise<void> {
  await place.espalierDatabase?.$disconnect();
  place.espalierDatabase = undefined;
}

/** One transaction: all of `work` or nothing. 60 s at most, 10 s of waiting for a connection. */
export function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(work, { maxWait: 10_000, timeout: 60_000 });
}

/** Reads that all see one moment, whatever is being saved meanwhile. */
export function inSnapshot<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(work, {
    isolationLevel: 'RepeatableRead',
    maxWait: 10_000,
    timeout: 60_000,
  });
}
