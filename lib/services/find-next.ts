import type { NextTree } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { readerOf } from '@/lib/auth/rights';
import type { Transaction } from '@/lib/db/client';
import { findNextTask } from '@/lib/db/tasks';
import { findNextTree } from '@/lib/db/trees';

/** What the actor goes on with from a topic: their tasks, what is due first; then as `findNextTree`. */
export async function findNext(
  on: Transaction,
  actor: Actor,
  topicId: string,
): Promise<NextTree | null> {
  return (await findNextTask(on, actor.id)) ?? (await findNextTree(on, readerOf(actor), topicId));
}
