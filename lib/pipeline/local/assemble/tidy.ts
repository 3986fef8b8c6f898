import { type Draft, effectiveStudies } from '../categories/draft';
import { byCodeUnit } from '../text/order';

function merged(a: Draft, b: Draft): Draft {
  return {
    ...a,
    studies: [...new Set([...a.studies, ...b.studies])].sort((x, y) => x - y),
    children: [...a.children, ...b.children],
  };
}

/** Siblings of one name become one category. */
function withoutDoubles(siblings: readonly Draft[]): Draft[] {
  const byName = new Map<string, Draft>();
  for (const draft of siblings) {
    const name = draft.name.toLowerCase();
    const same = byName.get(name);
    byName.set(name, same ? merged(same, draft) : draft);
  }
  return [...byName.values()];
}

/** A category with one child and nothing else is that child under the parent's name. */
function collapsed(draft: Draft): Draft {
  const [only] = draft.children;
  if (draft.children.length !== 1 || draft.studies.length > 0 || !only) return draft;
  return { ...draft, studies: only.studies, children: only.children };
}

function bySize(a: Draft, b: Draft): number {
  return effectiveStudies(b).length - effectiveStudies(a).length || byCodeUnit(a.name, b.name);
}

/** No empty category, no single-child chain, no siblings of one name; the largest first. */
export function tidy(siblings: readonly Draft[]): Draft[] {
  return withoutDoubles(siblings)
    .map((draft) => collapsed({ ...draft, children: tidy(draft.children) }))
    .filter((draft) => draft.studies.length > 0 || draft.children.length > 0)
    .sort(bySize);
}
