import { type Draft, effectiveStudies } from '../categories/draft';
import type { PaperSet } from '../paper-set';
import { IN_TITLE } from '../text/corpus';

/**
 * Places each study also in the root category whose heading stands in its title, when it lies elsewhere: once at
 * most, and never so that a root category holds more than half of the studies. Only between root categories that
 * are divided, so that the deepest place of a study stays the one it was clustered into.
 */
export function crossList(roots: readonly Draft[], papers: PaperSet): Draft[] {
  const most = Math.floor(papers.studies.length / 2);
  const divided = roots.map((root) => root.children.length > 0);
  const held = roots.map((root) => new Set(effectiveStudies(root)));
  const added = roots.map((): number[] => []);
  for (const study of papers.studies.keys()) {
    if (!held.some((studies, i) => divided[i] && studies.has(study))) continue;
    const target = roots.findIndex((root, i) => {
      const hasRoom = (held[i]?.size ?? 0) + (added[i]?.length ?? 0) < most;
      const isNew = divided[i] && !held[i]?.has(study);
      return hasRoom && isNew && root.keys.some((key) => isInTitle(papers, key, study));
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
