import { notFound } from 'next/navigation';

import { idSchema } from '@/lib/api/fields';
import { AppError, type ErrorCode } from '@/lib/errors';

/** The id in a page's address; for what cannot be one, there is no such page. */
export function idIn(text: string): string {
  return idSchema.safeParse(text).success ? text : notFound();
}

/** What a page shows. A reader whom the service refuses with one of the codes is told that there is no such page. */
export async function found<T>(
  load: () => Promise<T>,
  codes: readonly ErrorCode[] = ['not-found'],
): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof AppError && codes.includes(error.code)) notFound();
    throw error;
  }
}
