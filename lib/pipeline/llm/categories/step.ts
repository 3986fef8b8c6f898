import type { Asker } from '../ask';
import { categoryName, type Draft, MOST_NOTE } from '../draft';
import { askShowing } from '../fewer';
import { oneLine } from '../untrusted';
import { type CategoriesInput, promptVersion, systemFor, user } from './prompt';
import { type CategoriesReply, categoriesReply, type ProposedCategory } from './reply';

/** Siblings beyond this are left out: nobody reads them, and the check could not show them all. */
const MOST_SIBLINGS = 20;
/** Generous: models that think before they answer count their thoughts. */
const TOKENS = { base: 6_000, perLevel: 2_000, perStudy: 20 };

interface Filing {
  readonly asker: Asker;
  readonly asked: ReadonlySet<number>;
  readonly quotes: ReadonlyMap<number, string>;
  readonly evidenceId: string;
}

function problemOf({ categories }: CategoriesReply): string | null {
  const named = categories.filter(({ name }) => categoryName(name) !== '');
  return named.length === 0 ? 'There is no category in it.' : null;
}

function draftOf(proposed: ProposedCategory, filing: Filing): Draft {
  const { asker, asked, quotes, evidenceId } = filing;
  const numbers = [...new Set(proposed.studyNumbers)].sort((a, b) => a - b);
  const known = numbers.filter((number) => asked.has(number));
  asker.notes.count('unknown study numbers rejected', numbers.length - known.length);
  return {
    name: categoryName(proposed.name),
    scopeNote: oneLine(proposed.scopeNote, MOST_NOTE),
    evidenceId,
    placements: known.map((studyNumber) => {
      const quote = quotes.get(studyNumber) ?? null;
      return { studyNumber, reason: null, quote, evidenceId, confidence: null };
    }),
    children: draftsOf(proposed.children ?? [], filing),
  };
}

function draftsOf(proposed: readonly ProposedCategory[], filing: Filing): Draft[] {
  const named = proposed.filter(({ name }) => categoryName(name) !== '');
  const { notes } = filing.asker;
  notes.count('categories beyond the limit left out', Math.max(0, named.length - MOST_SIBLINGS));
  return named.slice(0, MOST_SIBLINGS).map((each) => draftOf(each, filing));
}

/**
 * The categories below one, down to `levels` levels, with the studies that the model names. Empty, with a warning,
 * when it gives none that can be used. `quotes`: of the studies' claims, by study number.
 */
export async function proposeCategories(
  asker: Asker,
  step: 'categories' | 'divide',
  input: CategoriesInput,
  levels: number,
  quotes: ReadonlyMap<number, string>,
): Promise<Draft[]> {
  const { answer, shown } = await askShowing(
    asker,
    `“${input.name}”`,
    input.studies,
    (studies) => ({
      step,
      ...{ promptVersion, system: systemFor(levels), user: user({ ...input, studies }), problemOf },
      reply: categoriesReply(levels),
      maxOutputTokens: TOKENS.base + TOKENS.perLevel * levels + TOKENS.perStudy * studies.length,
    }),
  );
  if (!answer.ok) {
    asker.notes.warn(`“${input.name}” was not divided: ${answer.reason}`);
    return [];
  }
  const asked = new Set(shown.map(({ number }) => number));
  return draftsOf(answer.value.categories, { asker, asked, quotes, evidenceId: answer.evidenceId });
}
