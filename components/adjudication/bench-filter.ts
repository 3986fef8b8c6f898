/** Which items are shown. Pure. */

import type { Part } from '@/lib/adjudication/item';
import { isDisputed } from '@/lib/adjudication/item';
import { sayingOf } from '@/lib/adjudication/saying';
import type { AdjudicationItem } from '@/lib/api/adjudication-contract';

export interface BenchFilter {
  readonly part: Part;
  /** Two places among the annotators between whom there is a difference; null: any. */
  readonly between: readonly [number, number] | null;
  /** Part of a category's name or a study's title. */
  readonly query: string;
}

/** Those to decide of the part, decided or not. */
export function itemsToDecide(
  items: readonly AdjudicationItem[],
  { part, between, query }: BenchFilter,
  textOf: (item: AdjudicationItem) => string,
): readonly AdjudicationItem[] {
  const wanted = query.trim().toLowerCase();
  return items.filter(
    (item) =>
      item.part === part &&
      item.status !== 'agreed' &&
      (between === null || differ(item, between)) &&
      (wanted === '' || textOf(item).toLowerCase().includes(wanted)),
  );
}

function differ({ answers }: AdjudicationItem, [first, second]: readonly [number, number]) {
  const [a, b] = [answers[first] ?? null, answers[second] ?? null];
  return a !== null && b !== null && sayingOf(a) !== sayingOf(b);
}

/** Open though all say the same: it waits for another decision, or they have come to agree since. */
export function isAgreedByNow(item: AdjudicationItem): boolean {
  return item.status === 'open' && !isDisputed(item);
}

/** The next open item after this one, round the end; null when there is no other. */
export function nextOpen(
  items: readonly AdjudicationItem[],
  key: string | null,
  except: readonly string[],
): AdjudicationItem | null {
  const at = items.findIndex((item) => item.key === key);
  const inOrder = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  return inOrder.find((item) => item.status === 'open' && !except.includes(item.key)) ?? null;
}
