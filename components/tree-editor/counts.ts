/** How many studies there are in each place. Studies withdrawn from the topic are not counted. */

import { effectiveStudies, uncategorised } from '@/lib/tree/queries';
import { assignmentsOf, type CategoryId, type StudyId, type TreeValue } from '@/lib/tree/value';

export interface Counts {
  /** By category. */
  readonly direct: ReadonlyMap<CategoryId, number>;
  readonly effective: ReadonlyMap<CategoryId, ReadonlySet<StudyId>>;
  readonly uncategorised: readonly StudyId[];
  /** In how many categories each study is directly. */
  readonly places: ReadonlyMap<StudyId, number>;
}

export function countsOf(value: TreeValue, present: ReadonlyMap<StudyId, unknown>): Counts {
  const all = effectiveStudies(value);
  const isWhole = value.studyIds.length === present.size;
  const shown = <T extends Iterable<StudyId>>(ids: T) => [...ids].filter((id) => present.has(id));
  const direct = new Map<CategoryId, number>();
  const places = new Map<StudyId, number>();
  for (const id of Object.keys(value.categories)) {
    const members = shown(Object.keys(assignmentsOf(value, id)));
    direct.set(id, members.length);
    for (const studyId of members) places.set(studyId, (places.get(studyId) ?? 0) + 1);
  }
  return {
    direct,
    effective: isWhole
      ? all
      : new Map([...all].map(([id, members]) => [id, new Set(shown(members))])),
    uncategorised: shown(uncategorised(value)),
    places,
  };
}

/** "3 studies here, 12 with those below" */
export function countInWords(direct: number, effective: number): string {
  const studies = (count: number) => (count === 1 ? '1 study' : `${count} studies`);
  if (direct === effective) return studies(direct);
  return `${studies(direct)} here, ${effective} with those below`;
}
