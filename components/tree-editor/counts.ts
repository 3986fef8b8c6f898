/** How many studies there are in each place. Studies withdrawn from the topic are not counted. */

import { effectiveStudies } from '@/lib/tree/queries';
import { assignmentsOf, type CategoryId, type StudyId, type TreeValue } from '@/lib/tree/value';

export interface Counts {
  /** By category; one without any has no entry. */
  readonly direct: ReadonlyMap<CategoryId, number>;
  readonly effective: ReadonlyMap<CategoryId, ReadonlySet<StudyId>>;
  readonly uncategorised: readonly StudyId[];
  /** In how many categories each study is directly. */
  readonly places: ReadonlyMap<StudyId, number>;
}

/**
 * `earlier`: the counts of an earlier version of the tree, of which whatever has not changed is taken. Most gestures
 * change little of a large tree, and all of it is counted after each.
 */
export function countsOf(
  value: TreeValue,
  present: ReadonlyMap<StudyId, unknown>,
  earlier: Counted | null = null,
): Counts {
  const isWhole = value.studyIds.length === present.size;
  const known = isWhole ? earlier : null;
  const all = effectiveStudies(
    value,
    known && { value: known.value, studies: known.counts.effective },
  );
  const shown = <T extends Iterable<StudyId>>(ids: T) => [...ids].filter((id) => present.has(id));
  const effective = isWhole
    ? all
    : new Map([...all].map(([id, members]) => [id, new Set(shown(members))]));
  if (known?.value.assignments === value.assignments) return { ...known.counts, effective };

  const direct = new Map<CategoryId, number>();
  const places = new Map<StudyId, number>();
  for (const id in value.assignments) {
    const members = shown(Object.keys(assignmentsOf(value, id)));
    direct.set(id, members.length);
    for (const studyId of members) places.set(studyId, (places.get(studyId) ?? 0) + 1);
  }
  const uncategorised = value.studyIds.filter((id) => present.has(id) && !places.has(id));
  return { direct, effective, uncategorised, places };
}

/** A version of the tree and its counts. */
export interface Counted {
  readonly value: TreeValue;
  readonly counts: Counts;
}

/** "3 studies here, 12 with those below" */
export function countInWords(direct: number, effective: number): string {
  const studies = (count: number) => (count === 1 ? '1 study' : `${count} studies`);
  if (direct === effective) return studies(direct);
  return `${studies(direct)} here, ${effective} with those below`;
}
