/** What the matrix reads its cells from, for tests. */

import type { CellSource } from '@/components/matrix-view/cells';
import type { PlaceEvidence } from '@/lib/api/page-data';
import { effectiveStudies } from '@/lib/tree/queries';
import type { TreeValue } from '@/lib/tree/value';

type Known = Partial<Omit<PlaceEvidence, 'id'>>;

/** A confidence by repeated answers. */
export const sure = (value: number): Known => ({ confidence: { value, source: 'samples' } });

/** `known`: what is known of assignments, by `study category`; `base`: the tree that is corrected. */
export function sourceOf(
  value: TreeValue,
  base: TreeValue | null = null,
  known: Readonly<Record<string, Known>> = {},
): CellSource {
  const evidence = Object.entries(known).map(([id, fields]) => ({
    id,
    confidence: null,
    questioned: false,
    quote: null,
    ...fields,
  }));
  return {
    value: withEvidence(value, known),
    effective: effectiveStudies(value),
    base: base?.assignments ?? null,
    evidence: new Map(evidence.map((each) => [each.id, each])),
    isBlind: false,
  };
}

function withEvidence(value: TreeValue, known: Readonly<Record<string, Known>>): TreeValue {
  const assignments = Object.entries(value.assignments).map(([categoryId, own = {}]) => {
    const named = Object.entries(own).map(([studyId, provenance]) => {
      const id = `${studyId} ${categoryId}`;
      return [studyId, { ...provenance, evidenceId: Object.hasOwn(known, id) ? id : null }];
    });
    return [categoryId, Object.fromEntries(named)];
  });
  return { ...value, assignments: Object.fromEntries(assignments) };
}
