import { AppError } from '@/lib/errors';

import { Prisma } from './generated/client';

/** Prisma's: cannot reach, timed out, closed the connection, no connection free, transaction gone. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);

const sentences =
  /ECONNREFUSED|ECONNRESET|Connection terminated|terminating connection|the database system is/;

function saysSo(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError && prismaCodes.has(error.code))
    return true;
  return error instanceof Error && sentences.test(error.message);
}

/** Whether the error says that the database went away, rather than that a query was wrong. */
export function isConnectionLoss(error: unknown): boolean {
  return (error instanceof AppError && error.code === 'unavailable') || saysSo(error);
}

/** What `work` gives; a lost database is AppError 'unavailable', any other error is thrown as it is. */
export async function reportingLoss<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!saysSo(error)) throw error;
    throw new AppError('unavailable', 'The database cannot be reached. Try again in a moment.', {
      cause: error,
    });
  }
}
