import { nameKey } from '../../name-key';
import { type Draft, studiesOf } from '../draft';
import type { Notes } from '../notes';

function united(a: Draft['placements'], b: Draft['placements']): Draft['placements'] {
  const byNumber = new Map([...b, ...a].map((each) => [each.studyNumber, each]));
  return [...byNumber.values()].sort((x, y) => x.studyNumber - y.studyNumber);
}

/** Siblings of one name become the first of them. */
function withoutDoubles(siblings: readonly Draft[], notes: Notes): Draft[] {
  const byName = new Map<string, Draft>();
  for (const draft of siblings) {
    const key = nameKey(draft.name);
    const same = byName.get(key);
    if (same) notes.count('repairs: siblings of one name united');
    const children = same ? [...same.children, ...draft.children] : draft.children;
    const placements = same ? united(same.placements, draft.placements) : draft.placements;
    byName.set(key, { ...(same ?? draft), placements, children });
  }
  return [...byName.values()];
}

/** A category with a single child takes over what the child holds. */
function unchained(draft: Draft, notes: Notes): Draft {
  const [only, second] = draft.children;
  if (!only || second) return draft;
  notes.count('repairs: single children taken into their parents');
  const placements = united(draft.placements, only.placements);
  return unchained({ ...draft, placements, children: only.children }, notes);
}

/** A study that stands in a category below need not stand here too: the parent contains its children. */
function withoutRepeats(draft: Draft, notes: Notes): Draft {
  const below = new Set(draft.children.flatMap((child) => [...studiesOf(child)]));
  const placements = draft.placements.filter(({ studyNumber }) => !below.has(studyNumber));
  notes.count(
    'repairs: places repeated in a category above left out',
    draft.placements.length - placements.length,
  );
  return { ...draft, placements };
}

/** No empty category, no single child, no siblings of one name, no place repeated above; counts each repair. */
export function tidy(siblings: readonly Draft[], notes: Notes): Draft[] {
  return withoutDoubles(siblings, notes).flatMap((draft) => {
    const tidied = { ...draft, children: tidy(draft.children, notes) };
    if (tidied.children.length === 0 && tidied.placements.length === 0) {
      notes.count('repairs: empty categories left out');
      return [];
    }
    return [withoutRepeats(unchained(tidied, notes), notes)];
  });
}
