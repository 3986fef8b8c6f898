/** The lines of the study panel: studies of a place, those from below it grouped by where they are. */

import { type EvidenceById, supportOf, sureness } from '@/components/matrix-view/support';
import type { PageStudy } from '@/lib/api/page-data';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  pairKey,
  type StudyId,
  studyNumbers,
  type TreeValue,
} from '@/lib/tree/value';

import type { Counts } from './counts';
import type { TreeFilter } from './filter-kinds';
import type { Place } from './place';
import type { Placement } from './plan';
import type { Matches } from './search';

export type StudyLine =
  | {
      readonly kind: 'study';
      readonly key: string;
      readonly study: PageStudy;
      readonly from: CategoryId | null;
    }
  /** Heading of the studies of one category below the place. */
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly path: readonly CategoryId[];
      readonly count: number;
    };

interface Source {
  readonly value: TreeValue;
  readonly studies: ReadonlyMap<StudyId, PageStudy>;
  readonly counts: Counts;
  readonly matches: Matches | null;
  readonly filter: TreeFilter | null;
  /** For the order by confidence; null: by number. */
  readonly evidence: EvidenceById | null;
}

/**
 * Of a category those go first that its engine is least sure of, when there is `evidence` to go by.
 * `withBelow`: of a category also what is in those below it. During a search only what matches, and
 * under a filter only the places that it is about.
 */
export function studyLines(source: Source, place: Place, withBelow: boolean): readonly StudyLine[] {
  const { studies, counts } = source;
  if (place.kind === 'all') return linesOf(source, [...studies.keys()], null);
  if (place.kind === 'uncategorised') return linesOf(source, counts.uncategorised, null);
  const direct = linesOf(source, directStudies(source, place.categoryId), place.categoryId);
  return withBelow ? [...direct, ...belowLines(source, place.categoryId)] : direct;
}

function belowLines(source: Source, above: CategoryId): StudyLine[] {
  return pathsBelow(source.value, above).flatMap((path) => {
    const id = path.at(-1) ?? above;
    const lines = linesOf(source, directStudies(source, id), id);
    const group: StudyLine = { kind: 'group', key: `group ${id}`, path, count: lines.length };
    return lines.length > 0 ? [group, ...lines] : [];
  });
}

/** Of every category below `above`, in tree order, the ids from just below it down to the category. */
function pathsBelow(value: TreeValue, above: CategoryId): readonly (readonly CategoryId[])[] {
  const paths: (readonly CategoryId[])[] = [];
  const waiting: (readonly CategoryId[])[] = [[]];
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (path.length > 0) paths.push(path);
    for (const id of childrenOf(value, path.at(-1) ?? above).toReversed()) {
      waiting.push([...path, id]);
    }
  }
  return paths;
}

function directStudies({ value, evidence }: Source, id: CategoryId): readonly StudyId[] {
  const numbers = studyNumbers(value);
  const number = (studyId: StudyId) => numbers.get(studyId) ?? 0;
  const sure = (studyId: StudyId) =>
    evidence === null ? 0 : sureness(supportOf({ value, evidence }, studyId, id));
  // Two infinite ones differ by what is no number: they go by theirs.
  return Object.keys(assignmentsOf(value, id)).sort(
    (a, b) => sure(a) - sure(b) || number(a) - number(b),
  );
}

function linesOf(
  { studies, matches, filter }: Source,
  ids: readonly StudyId[],
  from: CategoryId | null,
): StudyLine[] {
  return ids.flatMap((id) => {
    const study = studies.get(id);
    if (!study || (matches && !matches.studies.has(id))) return [];
    if (filter && from !== null && !filter.pairs.has(pairKey(id, from))) return [];
    return [{ kind: 'study', key: keyOf({ studyId: id, from }), study, from }];
  });
}

/** A study has one line in each category it is shown in. */
export function keyOf({ studyId, from }: Placement): string {
  return `${from ?? ''} ${studyId}`;
}

export function placementsOf(
  lines: readonly StudyLine[],
  keys: ReadonlySet<string>,
): readonly Placement[] {
  return lines.flatMap((line) =>
    line.kind === 'study' && keys.has(line.key)
      ? [{ studyId: line.study.id, from: line.from }]
      : [],
  );
}
