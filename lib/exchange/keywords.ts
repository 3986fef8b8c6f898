import { pathsOfStudies } from '@/lib/tree/queries';
import type { StudyId } from '@/lib/tree/value';

import { pathSeparator, type TreeExport } from './tree-export';

/** For each study its own keywords and then the paths of its categories, which reference managers show as tags. */
export function keywordsOf({ value, studies }: TreeExport): ReadonlyMap<StudyId, string[]> {
  const paths = pathsOfStudies(value);
  return new Map(
    studies.map(({ id, keywords }) => {
      const places = paths.get(id)?.map((path) => path.join(pathSeparator)) ?? [];
      return [id, [...new Set([...keywords, ...places])]];
    }),
  );
}
