import { groupLeaves } from '../clusters/grouping';
import { splitLeaf } from '../clusters/leaves';
import type { Candidate } from '../labels/candidates';
import { type NamingTask, nameLevel } from '../labels/naming';
import type { Pace } from '../pace';
import type { PaperSet } from '../paper-set';
import type { RootGroups } from '../root-categories/step';
import type { Draft } from './draft';
import { nameOf } from './heading';

/** A category with more leaves than this below it is given a level in between, when depth allows. */
const MAX_SIBLING_LEAVES = 7;
const LEAVES_PER_GROUP = 3;
/** A root category that is one leaf of at least this many studies is divided. */
const LARGE_LEAF = 12;

/** A category in the making. */
interface Branch {
  /** The phrase that brought its leaves together. */
  readonly seed: Candidate | null;
  /** The phrases of its name, once it has one. */
  phrases: readonly Candidate[];
  readonly leaves: readonly (readonly number[])[];
  /** Phrases in the names of its ancestors. */
  readonly above: readonly Candidate[];
  children: Branch[];
}

interface Family {
  readonly context: ReadonlySet<number>;
  readonly siblings: readonly Branch[];
}

function branch(
  seed: Candidate | null,
  leaves: Branch['leaves'],
  above: readonly Candidate[],
): Branch {
  return { seed, phrases: [], leaves, above, children: [] };
}

/** Names the categories of one level; `used` holds the names of the levels above. */
async function nameFamilies(
  papers: PaperSet,
  families: readonly Family[],
  used: Set<string>,
  pace: Pace,
) {
  const branches = families.flatMap(({ siblings }) => siblings);
  const tasks = families.flatMap(({ context, siblings }): NamingTask[] => {
    const shared: Candidate[] = [];
    return siblings.map(({ seed, above, leaves }) => {
      return { seed, above, members: new Set(leaves.flat()), context, siblings: shared };
    });
  });
  const names = await nameLevel(papers.candidates, tasks, used, pace);
  for (const [index, each] of branches.entries()) each.phrases = names[index] ?? [];
}

/** The categories directly below one, `levels` of them left; none when it is not worth dividing. */
async function divide(papers: PaperSet, parent: Branch, levels: number, pace: Pace) {
  const { leaves } = parent;
  const above = [...parent.above, ...parent.phrases];
  const singly = (parts: Branch['leaves']) => parts.map((leaf) => branch(null, [leaf], above));
  if (leaves.length === 1) {
    const leaf = leaves[0] ?? [];
    const isRoot = parent.above.length === 0;
    return isRoot && leaf.length >= LARGE_LEAF
      ? singly(await splitLeaf(leaf, papers.space, pace))
      : [];
  }
  if (leaves.length <= MAX_SIBLING_LEAVES || levels < 2) return singly(leaves);
  const count = Math.round(leaves.length / LEAVES_PER_GROUP);
  const maxStudies = Math.ceil(leaves.flat().length / 2);
  const task = { leaves, count, maxStudies, taken: above, strict: true };
  const groups = await groupLeaves(papers.candidates, task, papers.space, pace);
  return groups.map((group) =>
    branch(group.leaves.length > 1 ? group.seed : null, group.leaves, above),
  );
}

function toDraft(papers: PaperSet, { phrases, leaves, children }: Branch): Draft {
  const members = leaves.flat();
  return {
    name: nameOf(papers, phrases, members),
    keys: phrases.map(({ key }) => key),
    studies: children.length === 0 ? members : [],
    children: children.map((child) => toDraft(papers, child)),
  };
}

/**
 * The categories below each root category, down to `maxDepth` levels. Level by level, as a category must not repeat
 * the name of one above it.
 */
export async function formCategories(
  papers: PaperSet,
  groups: RootGroups,
  maxDepth: number,
  pace: Pace,
): Promise<Draft[]> {
  const roots = groups.map(({ seed, leaves }) =>
    branch(seed === null ? null : (papers.candidates.byKey.get(seed) ?? null), leaves, []),
  );
  const used = new Set<string>();
  let families: Family[] = [{ context: new Set(papers.studies.keys()), siblings: roots }];
  for (let level = 1; families.length > 0; level++) {
    await nameFamilies(papers, families, used, pace);
    const next: Family[] = [];
    for (const parent of level < maxDepth ? families.flatMap(({ siblings }) => siblings) : []) {
      const parts = await divide(papers, parent, maxDepth - level, pace);
      if (parts.length < 2) continue;
      parent.children = parts;
      next.push({ context: new Set(parent.leaves.flat()), siblings: parts });
      await pace.spend(20_000 * parts.length);
    }
    families = next;
  }
  return roots.map((root) => toDraft(papers, root));
}
