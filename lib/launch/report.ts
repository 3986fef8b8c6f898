import { AppError } from '@/lib/errors';

/** What a person can do something about is one line; anything else is a fault of ours, and keeps its stack. */
export function report(error: unknown): void {
  console.error(error instanceof AppError ? error.message : error);
}
