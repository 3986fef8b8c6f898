import { type Draft, effectiveStudies } from '../categories/draft';
import type { PaperSet } from '../paper-set';

const IN_TITLE = 1;

/**
 * Places each study also in the root category whose heading stands in its title, when it lies elsewhere: once at
 * most, and never so that a root category holds more than half of the studies.
 */
export function crossList(roots: readonly Draft[], papers: PaperSet): Draft[] {
  const most = Math.floor(papers.studies.length / 2);
  const held = roots.map((root) => new Set(effectiveStudies(root)));
  const added = roots.map((): number[] => []);
  for (const study of papers.studies.keys()) {
    if (!held.some((studies) => studies.has(study))) continue;
    const target = roots.findIndex((root, i) => {
      const full = (held[i]?.size ?? 0) + (added[i]?.length ?? 0) >= most;
      return (
        !full && !held[i]?.has(study) && root.keys.some((key) => isInTitle(papers, key, study))
      );
    });
    added[target]?.push(study);
  }
  return roots.map((root, i) => ({
    ...root,
    studies: [...root.studies, ...(added[i] ?? [])].sort((a, b) => a - b),
  }));
}

function isInTitle(papers: PaperSet, key: string, study: number): boolean {
  return papers.candidates.byKey.get(key)?.mentions.get(study) === IN_TITLE;
}
