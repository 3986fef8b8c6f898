import { AppError } from '@/lib/errors';

import { nameKey } from '../../name-key';
import type { RootCategory } from '../../steering';
import type { Asker } from '../ask';
import { categoryName, MOST_NOTE } from '../draft';
import { askShowing } from '../fewer';
import { oneLine } from '../untrusted';
import { promptVersion, type RootCategoriesInput, systemFor, user } from './prompt';
import { type RootCategoriesReply, rootCategoriesReply } from './reply';

/** What keeps a reply from being used, but for what can simply be left out of it. */
function problemOf({ rootCategories }: RootCategoriesReply): string | null {
  const names = rootCategories.map(({ name }) => nameKey(categoryName(name))).filter(Boolean);
  if (names.length === 0) return 'There is no root category in it.';
  return new Set(names).size < names.length ? 'Two root categories have one name.' : null;
}

/** Entities that were not in the list are left out and counted, as are root categories beyond the most. */
function accepted(
  reply: RootCategoriesReply,
  { entities }: RootCategoriesInput,
  most: number,
  { notes }: Asker,
): Omit<RootCategory, 'evidenceId'>[] {
  const known = new Map(entities.map(({ term }) => [nameKey(term), term]));
  const named = reply.rootCategories.filter(({ name }) => categoryName(name) !== '');
  notes.count('root categories beyond the limit left out', Math.max(0, named.length - most));
  return named.slice(0, most).map((proposed) => {
    const cited = new Set(proposed.entities.flatMap((term) => known.get(nameKey(term)) ?? []));
    notes.count('unknown entities rejected', Math.max(0, proposed.entities.length - cited.size));
    const name = categoryName(proposed.name);
    if (cited.size === 0 && known.size > 0)
      notes.warn(`The root category “${name}” rests on none of the frequent entities.`);
    return { name, scopeNote: oneLine(proposed.scopeNote, MOST_NOTE), entities: [...cited] };
  });
}

/** At most `most` root categories. Throws AppError when the model gives none that can be used. */
export async function proposeRootCategories(
  asker: Asker,
  input: RootCategoriesInput,
  most: number,
): Promise<RootCategory[]> {
  const { answer } = await askShowing(asker, 'Root categories', input.studies, (studies) => ({
    step: 'root-categories',
    ...{ promptVersion, system: systemFor(most), user: user({ ...input, studies }), problemOf },
    reply: rootCategoriesReply,
    maxOutputTokens: 8_000,
  }));
  if (!answer.ok)
    throw new AppError(
      'unavailable',
      `The model gave no root categories: ${answer.reason} Resume the run with another model, or with fewer studies.`,
    );
  const { evidenceId } = answer;
  return accepted(answer.value, input, most, asker).map((root) => ({ ...root, evidenceId }));
}
