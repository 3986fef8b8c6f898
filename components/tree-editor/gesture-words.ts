/** A gesture of the log in words: the moves of many studies in one sentence, all else as it is described. */

import type { HistoryEntry } from '@/lib/api/page-data';
import { rolledBackTo } from '@/lib/tree/history';
import type { Operation } from '@/lib/tree/operation';
import type { CategoryId, StudyId } from '@/lib/tree/value';

/** How things are called now; null for what is not there any more. */
export interface Names {
  readonly category: (id: CategoryId) => string | null;
  readonly study: (id: StudyId) => string | null;
}

export interface GestureWords {
  readonly what: readonly string[];
  /** How many more operations it has. */
  readonly more: number;
}

/** One sentence, or the descriptions of its first operations. */
export function gestureInWords(
  entry: Pick<HistoryEntry, 'descriptions' | 'operations' | 'inverse' | 'reason'>,
  names: Names,
): GestureWords {
  const backTo = rolledBackTo(entry.reason);
  if (backTo !== null) return { what: [`rolled back to version ${backTo}`], more: 0 };
  const { descriptions, operations, inverse } = entry;
  const sentence = inverse && placingInWords(inverse, names);
  return sentence === null
    ? { what: descriptions, more: operations - descriptions.length }
    : { what: [sentence], more: 0 };
}

/** null when the gesture did anything but take studies out of one category and put them into one. */
function placingInWords(inverse: readonly Operation[], names: Names): string | null {
  const out = new Set<CategoryId>();
  const into = new Set<CategoryId>();
  const studies = new Set<StudyId>();
  for (const operation of inverse) {
    if (operation.type === 'assign-study') out.add(operation.categoryId);
    else if (operation.type === 'unassign-study') into.add(operation.categoryId);
    else return null;
    studies.add(operation.studyId);
  }
  const from = nameIn(out, names);
  const to = nameIn(into, names);
  const what = studiesInWords(studies, names);
  if (what === null || (out.size > 0 && from === null) || (into.size > 0 && to === null))
    return null;
  if (from !== null && to !== null) return `moved ${what} from ${from} to ${to}`;
  return from === null ? `put ${what} in ${to}` : `took ${what} out of ${from}`;
}

function nameIn(ids: ReadonlySet<CategoryId>, names: Names): string | null {
  if (ids.size !== 1) return ids.size > 1 ? `${ids.size} categories` : null;
  const [id = ''] = ids;
  const name = names.category(id);
  return name === null ? null : `'${name}'`;
}

function studiesInWords(ids: ReadonlySet<StudyId>, names: Names): string | null {
  if (ids.size !== 1) return ids.size > 1 ? `${ids.size} studies` : null;
  const [id = ''] = ids;
  const title = names.study(id);
  return title === null ? null : `'${title}'`;
}
