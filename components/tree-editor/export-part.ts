/** Parts of the tree that can be exported by themselves. */

import { counted } from '@/components/ui/words';
import type { CategoryId, StudyId } from '@/lib/tree/value';

import type { Editor, ExportPart } from './editor-context';
import { quoted } from './plan';
import { focusRow } from './use-kept-focus';

/** Categories with what is below them. `ids`: one or more. */
export function categoriesPart(
  { value }: Pick<Editor, 'value'>,
  ids: readonly CategoryId[],
): ExportPart {
  const [first = ''] = ids;
  return {
    label: `Export ${ids.length === 1 ? quoted(value, first) : `${ids.length} categories`}`,
    query: `category=${ids.map(encodeURIComponent).join(',')}`,
    onReturn: () => focusRow(first, 'tree'),
  };
}

/** Numbers as ranges: "3,5,8-12". */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** Studies with all the categories that they are in. */
export function studiesPart(
  { studies }: Pick<Editor, 'studies'>,
  ids: readonly StudyId[],
  onReturn: () => void,
): ExportPart {
  const numbers = [...new Set(ids.flatMap((id) => studies.get(id)?.number ?? []))];
  return {
    label: `Export ${counted(numbers.length, 'study', 'studies')}`,
    query: `studies=${rangesOf(numbers)}`,
    onReturn,
  };
}
