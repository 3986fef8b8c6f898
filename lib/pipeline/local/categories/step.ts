import { groupLeaves } from '../clusters/grouping';
import { splitLeaf } from '../clusters/leaves';
import type { Candidate } from '../labels/candidates';
import { nameSiblings } from '../labels/naming';
import type { Pace } from '../pace';
import type { PaperSet } from '../paper-set';
import type { RootGroups } from '../root-categories/step';
import type { Draft } from './draft';
import { nameOf } from './heading';

/** A category with more leaves than this below it is given a level in between, when depth allows. */
const MAX_SIBLING_LEAVES = 7;
const LEAVES_PER_GROUP = 3;
/** A root category that is one leaf of at least this many studies is divided. */
const LARGE_LEAF = 8;

interface Branch {
  readonly seed: Candidate | null;
  readonly leaves: readonly (readonly number[])[];
}

/** Names come first, then what is below each: so that no category repeats the name of one above it. */
class TreeBuilder {
  constructor(
    private readonly papers: PaperSet,
    private readonly pace: Pace,
  ) {}

  async siblings(branches: readonly Branch[], depth: number, above: readonly Candidate[]) {
    const seeds = branches.flatMap(({ seed }) => (seed ? [seed] : []));
    const unnamed = branches.filter(({ seed }) => seed === null);
    const groups = unnamed.map(({ leaves }) => leaves.flat());
    const found = nameSiblings(this.papers.candidates, groups, [...above, ...seeds]);
    await this.pace.spend(50_000 * groups.length);
    const drafts: Draft[] = [];
    for (const branch of branches) {
      const phrases = branch.seed ? [branch.seed] : (found[unnamed.indexOf(branch)] ?? []);
      drafts.push(await this.category(branch, phrases, depth, above));
    }
    return drafts;
  }

  private async category(
    branch: Branch,
    phrases: readonly Candidate[],
    depth: number,
    above: readonly Candidate[],
  ): Promise<Draft> {
    const members = branch.leaves.flat();
    const name = nameOf(this.papers, phrases, members);
    const keys = phrases.map(({ key }) => key);
    const parts = depth > 1 ? await this.partsOf(branch, depth, [...above, ...phrases]) : [];
    if (parts.length < 2) return { name, keys, studies: members, children: [] };
    const children = await this.siblings(parts, depth - 1, [...above, ...phrases]);
    return { name, keys, studies: [], children };
  }

  private async partsOf({ leaves }: Branch, depth: number, taken: readonly Candidate[]) {
    if (leaves.length === 1) {
      const leaf = leaves[0] ?? [];
      if (leaf.length < LARGE_LEAF || taken.length > 2) return [];
      return singly(await splitLeaf(leaf, this.papers.space, this.pace));
    }
    if (leaves.length <= MAX_SIBLING_LEAVES || depth < 3) return singly(leaves);
    const task = {
      leaves,
      count: Math.round(leaves.length / LEAVES_PER_GROUP),
      maxStudies: Math.ceil(leaves.flat().length / 2),
      taken,
    };
    const groups = await groupLeaves(this.papers.candidates, task, this.papers.space, this.pace);
    return groups.map((group) => (group.leaves.length === 1 ? { ...group, seed: null } : group));
  }
}

function singly(leaves: readonly (readonly number[])[]): Branch[] {
  return leaves.map((leaf) => ({ seed: null, leaves: [leaf] }));
}

/** The categories below each root category, down to `maxDepth` levels, all named. */
export async function formCategories(
  papers: PaperSet,
  groups: RootGroups,
  maxDepth: number,
  pace: Pace,
): Promise<Draft[]> {
  const branches = groups.map(({ seed, leaves }) => ({
    seed: seed === null ? null : (papers.candidates.byKey.get(seed) ?? null),
    leaves,
  }));
  return new TreeBuilder(papers, pace).siblings(branches, maxDepth, []);
}
