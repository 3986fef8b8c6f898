/** What an engine rejected, changed and repaired, by what became of it. Pure. */

import type { Run } from '@/lib/api/run-contract';

export interface FindingGroup {
  readonly title: string;
  readonly lines: readonly { readonly what: string; readonly times: number }[];
}

const repair = 'repairs: ';

const groups: readonly { readonly title: string; readonly holds: (what: string) => boolean }[] = [
  {
    title: 'Rejected',
    holds: (what) => /rejected$|left out$/.test(what) && !what.startsWith(repair),
  },
  { title: 'Changed by the check', holds: (what) => what.endsWith('by the check') },
  { title: 'Repaired at the end', holds: (what) => what.startsWith(repair) },
  { title: 'Along the way', holds: () => true },
];

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Groups that have something, most frequent first in each. */
export function findingGroups(counts: Run['counts']): readonly FindingGroup[] {
  const left = new Map(Object.entries(counts).filter(([, times]) => times > 0));
  return groups.flatMap(({ title, holds }) => {
    const found = [...left].filter(([what]) => holds(what)).sort((a, b) => b[1] - a[1]);
    for (const [what] of found) left.delete(what);
    const lines = found.map(([what, times]) => ({
      what: capitalised(what.replace(repair, '')),
      times,
    }));
    return lines.length > 0 ? [{ title, lines }] : [];
  });
}
