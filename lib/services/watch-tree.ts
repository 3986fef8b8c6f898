import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { getReadableTree } from './readable-tree';
import { watch } from './watch';

/** Throws AppError 'not-found'. */
export async function getTreeVersion(actor: Actor, id: string): Promise<number> {
  return (await getReadableTree(database(), actor, id)).version;
}

/** The tree's version now and after each change, until `signal` is aborted. Throws AppError 'not-found'. */
export function watchTree(actor: Actor, id: string, signal: AbortSignal): AsyncGenerator<number> {
  return watch({ kind: 'tree', id }, signal, () => getTreeVersion(actor, id));
}
