import type { TreePageData } from '@/lib/api/page-data';

/** "Your correction", "Generated tree" */
export function kindInWords({ tree }: TreePageData): string {
  if (tree.kind === 'GENERATED') return 'Generated tree';
  if (tree.kind === 'IMPORTED') return 'Imported tree';
  if (tree.kind === 'FINAL') return 'Final tree';
  return tree.mine ? 'Your correction' : `Correction by ${tree.annotator ?? 'someone'}`;
}
