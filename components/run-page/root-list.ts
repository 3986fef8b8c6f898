/** The proposed root categories while a person works on them. Pure. */

import type { ContinueRun, ProposedRoot, RunDecision } from '@/lib/api/run-contract';

export interface EditedRoot extends ProposedRoot {
  /** Stays with it while it is renamed and moved. */
  readonly key: string;
}

export interface RootList {
  readonly roots: readonly EditedRoot[];
  /** Taken out, the last one last. */
  readonly removed: readonly EditedRoot[];
}

/** What a run accepts: root categories, characters of a name and of a scope note. */
export const mostRoots = 10;
export const mostName = 120;
export const mostNote = 500;

export function rootListOf({ rootCategories }: RunDecision): RootList {
  return { roots: rootCategories.map((root, at) => ({ ...root, key: `${at}` })), removed: [] };
}

export function changeRoot(
  list: RootList,
  key: string,
  change: Partial<Pick<ProposedRoot, 'name' | 'scopeNote'>>,
): RootList {
  return {
    ...list,
    roots: list.roots.map((root) => (root.key === key ? { ...root, ...change } : root)),
  };
}

/** A new one at the end; `key` must be new. */
export function addRoot(list: RootList, key: string): RootList {
  const root = { key, name: '', scopeNote: '', entities: [], evidenceId: null };
  return { ...list, roots: [...list.roots, root] };
}

/** One without a name is gone for good: there is nothing to put back. */
export function removeRoot({ roots, removed }: RootList, key: string): RootList {
  const gone = roots.filter((root) => root.key === key && root.name.trim() !== '');
  return { roots: roots.filter((root) => root.key !== key), removed: [...removed, ...gone] };
}

export function putBack({ roots, removed }: RootList, key: string): RootList {
  return {
    roots: [...roots, ...removed.filter((root) => root.key === key)],
    removed: removed.filter((root) => root.key !== key),
  };
}

/** To `index`, counted after it has been taken out; the nearest there is. */
export function moveRoot(list: RootList, key: string, index: number): RootList {
  const root = list.roots.find((each) => each.key === key);
  if (!root) return list;
  const roots = list.roots.filter((each) => each.key !== key);
  roots.splice(Math.max(0, Math.min(roots.length, index)), 0, root);
  return { ...list, roots };
}

/** Names are compared as the run will: without case and punctuation. */
function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What keeps a root category from being used, by key. */
export function problemsOf({ roots }: RootList): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  const seen = new Set<string>();
  for (const { key, name, scopeNote } of roots) {
    const plain = nameKey(name);
    if (plain === '') problems.set(key, 'Give it a name.');
    else if (seen.has(plain)) problems.set(key, 'Another root category has this name.');
    else if (name.trim().length > mostName)
      problems.set(key, `A name has at most ${mostName} characters.`);
    else if (scopeNote.trim().length > mostNote)
      problems.set(key, `A scope note has at most ${mostNote} characters.`);
    seen.add(plain);
  }
  return problems;
}

/** Why the run cannot go on with the list as a whole; null when it can. */
export function listProblem(list: RootList): string | null {
  if (list.roots.length === 0) return 'A tree needs a root category. Add one, or put one back.';
  if (list.roots.length > mostRoots) return `A tree has at most ${mostRoots} root categories.`;
  return problemsOf(list).size > 0 ? 'Some root categories cannot be used yet.' : null;
}

/** What the run is told: these root categories, in this order. */
export function decisionOf({ roots }: RootList, instruction: string): Partial<ContinueRun> {
  const rootCategories = roots.map(({ key: _, ...root }) => ({
    ...root,
    name: root.name.trim(),
    scopeNote: root.scopeNote.trim(),
  }));
  return { rootCategories, ...(instruction.trim() !== '' && { instruction: instruction.trim() }) };
}
