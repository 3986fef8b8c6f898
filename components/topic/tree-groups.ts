import type { TreeSummary } from '@/lib/api/tree-contract';

/** A tree and the corrections that were copied from it. */
export interface TreeGroup {
  readonly tree: TreeSummary;
  readonly corrections: readonly TreeSummary[];
}

/** Newest tree first, its corrections last changed first. A correction whose tree is not here stands alone. */
export function treeGroups(trees: readonly TreeSummary[]): readonly TreeGroup[] {
  const ids = new Set(trees.map((tree) => tree.id));
  const isNested = (tree: TreeSummary) => tree.copiedFromId !== null && ids.has(tree.copiedFromId);
  return trees
    .filter((tree) => !isNested(tree))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .map((tree) => ({
      tree,
      corrections: trees
        .filter((each) => each.copiedFromId === tree.id)
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
    }));
}

const kinds: Record<TreeSummary['kind'], string> = {
  GENERATED: 'Generated tree',
  IMPORTED: 'Imported tree',
  CORRECTION: 'Correction',
  FINAL: 'Final tree',
};

export function treeName(tree: TreeSummary): string {
  if (tree.kind !== 'CORRECTION') return kinds[tree.kind];
  if (tree.mine) return 'Your correction';
  return tree.annotator ? `Correction by ${tree.annotator}` : kinds.CORRECTION;
}
