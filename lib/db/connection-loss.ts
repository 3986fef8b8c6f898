/** Telling "the database is away for the moment" from "the query was wrong". */

import { AppError } from '@/lib/errors';

/**
 * Postgres: connection exceptions (class 08), shutting down, crashed, still starting, no connection left. Node:
 * nobody there, or gone. Prisma: not reachable, timed out, closed, no free connection, transaction cut off.
 */
const codes =
  /^(08\w{3}|57P0[1235]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|P1001|P1002|P1008|P1017|P2024|P2028)$/;

/** The same in the words of Prisma's adapter. */
const kinds = new Set<unknown>([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/** What pg says without a code. */
const messages = /Connection terminated|connection error and is not queryable|timeout exceeded/;

interface Nested {
  readonly code?: unknown;
  readonly kind?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

const deepest = 5;

/** Whether the error or one that it was made from does; Prisma nests them. */
function saysSo(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false;
  const { code, kind, message, cause, meta }: Nested = error;
  if (codes.test(String(code)) || kinds.has(kind) || messages.test(String(message))) return true;
  return saysSo(cause, depth + 1) || saysSo(meta?.driverAdapterError, depth + 1);
}

class DatabaseLost extends AppError {
  constructor(cause: unknown) {
    super('unavailable', 'The database cannot be reached. Try again in a moment.', { cause });
  }
}

/**
 * Whether the error says that the database went away, rather than that a query was wrong. Other AppErrors do
 * not, whatever their cause: it may be about some other server.
 */
export function isConnectionLoss(error: unknown): boolean {
  return error instanceof AppError ? error instanceof DatabaseLost : saysSo(error);
}

/** What `work` gives; a lost database is AppError 'unavailable', any other error is thrown as it is. */
export async function reportingLoss<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw !(error instanceof AppError) && isConnectionLoss(error) ? new DatabaseLost(error) : error;
  }
}
