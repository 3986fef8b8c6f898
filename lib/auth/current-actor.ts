import { headers } from 'next/headers';

import type { Actor } from './actor';
import { authenticateNavigation } from './authenticate';

/** The person who opened the page. Throws AppError 'forbidden' as `authenticateNavigation` does. */
export async function currentActor(): Promise<Actor> {
  return authenticateNavigation(await headers());
}
