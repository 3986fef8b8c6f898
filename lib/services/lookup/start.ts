import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { enqueueLookup } from '@/lib/db/jobs';
import { deleteOldLookups, insertLookup } from '@/lib/db/lookups';
import { AppError } from '@/lib/errors';
import { readIdentifiers } from '@/lib/literature/identifier-list';

import { requireTopicCreator } from '../own-topic';

const mostIdentifiers = 5_000;
/** Of one person; older ones are dropped. */
const mostLookups = 20;

/**
 * Queues looking up the identifiers in a text. Throws AppError 'forbidden', 'invalid' for a text without any, or
 * 'too-large'.
 */
export async function startLookup(actor: Actor, text: string): Promise<{ id: string }> {
  requireTopicCreator(actor);
  const { identifiers, unread } = readIdentifiers(text);
  if (identifiers.length === 0)
    throw new AppError(
      'invalid',
      'There is no DOI or PubMed id in this text. Give one a line, such as 10.1000/abc or PMID 12345678.',
    );
  if (identifiers.length > mostIdentifiers)
    throw new AppError(
      'too-large',
      `These are ${identifiers.length} identifiers; ${mostIdentifiers} at once are the most. Part the list.`,
    );
  return inTransaction(async (on) => {
    await deleteOldLookups(on, actor.id, mostLookups - 1);
    const id = await insertLookup(on, {
      requestedById: actor.id,
      identifiers,
      unread: [...unread],
    });
    await enqueueLookup(on, id);
    return { id };
  });
}
