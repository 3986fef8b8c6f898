import type { RootCategory } from '../../steering';
import type { Asker } from '../ask';
import type { Draft } from '../draft';
import { together } from '../together';
import type { Beside, CategoriesInput } from './prompt';
import { proposeCategories } from './step';

type Shown = CategoriesInput['studies'][number];
type Quotes = ReadonlyMap<number, string>;

interface UnderRoots {
  readonly roots: readonly RootCategory[];
  readonly studies: readonly Shown[];
  /** Levels below a root category; 0: root categories only, which the next step fills. */
  readonly levels: number;
  readonly quotes: Quotes;
}

/** The root categories, each with what the model proposes below it. */
export async function proposeUnderRoots(
  asker: Asker,
  { roots, studies, levels, quotes }: UnderRoots,
  progress: (done: number) => void,
): Promise<Draft[]> {
  let done = 0;
  return together(roots, asker.signal, async (root, signal) => {
    const { name, scopeNote, evidenceId } = root;
    const beside = roots.filter((other) => other !== root);
    const input = { name, scopeNote, beside, studies };
    const children =
      levels < 1
        ? []
        : await proposeCategories({ ...asker, signal }, 'categories', input, levels, quotes);
    progress(++done);
    return { name, scopeNote, evidenceId, placements: [], children };
  });
}

interface Dividing {
  /** Levels that are left below the given drafts. */
  readonly levels: number;
  readonly quotes: Quotes;
  readonly largeCategory: number;
  readonly mostInOneCall: number;
  readonly studies: readonly Shown[];
}

async function dividedLeaf(
  asker: Asker,
  leaf: Draft,
  beside: readonly Beside[],
  dividing: Dividing,
): Promise<Draft> {
  const own = new Map(leaf.placements.map((each) => [each.studyNumber, each]));
  const members = dividing.studies
    .filter(({ number }) => own.has(number))
    .slice(0, dividing.mostInOneCall)
    .map(({ number, title, claim }) => ({ number, title, claim }));
  const input = { name: leaf.name, scopeNote: leaf.scopeNote, beside, studies: members };
  const proposed = await proposeCategories(asker, 'divide', input, 1, dividing.quotes);
  const children = proposed.filter(({ placements }) => placements.length > 0);
  if (children.length < 2) return leaf;
  asker.notes.count('large categories divided');
  const moved = new Set(
    children.flatMap(({ placements }) => placements.map(({ studyNumber }) => studyNumber)),
  );
  const shown = new Set(members.map(({ number }) => number));
  // Nobody has asked yet whether one of the children fits a study that was not shown: the check will.
  const placements = leaf.placements
    .filter(({ studyNumber }) => !moved.has(studyNumber))
    .map((each) => (shown.has(each.studyNumber) ? each : { ...each, reason: null }));
  return { ...leaf, placements, children };
}

/** Divides the categories that hold more studies than anyone reads in one list, one level, where depth allows. */
export async function divideLarge(
  asker: Asker,
  siblings: readonly Draft[],
  dividing: Dividing,
): Promise<Draft[]> {
  const { levels, largeCategory } = dividing;
  return together(siblings, asker.signal, async (draft, signal) => {
    const inner = { ...asker, signal };
    if (draft.children.length > 0) {
      const deeper = { ...dividing, levels: levels - 1 };
      return { ...draft, children: await divideLarge(inner, draft.children, deeper) };
    }
    if (levels < 1 || draft.placements.length <= largeCategory) return draft;
    const beside = siblings.filter((other) => other !== draft);
    return dividedLeaf(inner, draft, beside, dividing);
  });
}
