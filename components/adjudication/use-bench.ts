'use client';

import { useCallback, useMemo, useRef, useState } from 'react';

import type { Answer } from '@/lib/adjudication/answer';
import { type Part, parts } from '@/lib/adjudication/item';
import type { Adjudication, AdjudicationItem } from '@/lib/api/adjudication-contract';

import { type BenchFilter, itemsToDecide, nextOpen } from './bench-filter';
import { useAdjudication } from './use-adjudication';
import { type Command, useBenchKeys } from './use-bench-keys';
import { type NameOf, namesIn, type TitleOf, titlesIn, wordsOf } from './words';

/** The first part that has something left; the first that had something else. */
function firstPart({ left, total }: Adjudication): Part {
  return parts.find((part) => left[part] > 0) ?? parts.find((part) => total[part] > 0) ?? 'groups';
}

/** What is shown and where the adjudicator is, with what the keys and buttons do. */
export function useBench(initial: Adjudication, onAnew: (item: AdjudicationItem) => void) {
  const server = useAdjudication(initial);
  const { adjudication, deciding, decide } = server;
  const [filter, setFilter] = useState<BenchFilter>(() => ({
    ...{ part: firstPart(initial), between: null, query: '' },
  }));
  const nameOf = useMemo(() => namesIn(adjudication), [adjudication]);
  const titleOf = useMemo(() => titlesIn(adjudication), [adjudication]);
  const items = useItems(adjudication, filter, nameOf, titleOf);
  const [key, setKey] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const current =
    items.find((item) => item.key === key) ?? nextOpen(items, null, deciding) ?? items[0] ?? null;
  const isClosed = adjudication.completedAt !== null;

  const advance = (item: AdjudicationItem, how: string) => {
    setKey(nextOpen(items, item.key, deciding)?.key ?? item.key);
    setSaid(how);
  };
  const takeSide = useLatest((item: AdjudicationItem, index: number) => {
    const annotator = adjudication.annotators[index];
    if (isClosed || !annotator || !item.answers[index] || deciding.includes(item.key)) return;
    const { fingerprint } = item;
    decide({ way: 'side', key: item.key, fingerprint, correctionId: annotator.treeId });
    advance(item, `Taken from ${annotator.name}.`);
  });
  const step = (by: number) => {
    const at = items.findIndex((item) => item.key === current?.key);
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    if (next) setKey(next.key);
  };
  const setPart = (part: Part) => {
    setFilter({ ...filter, part });
    setKey(null);
  };
  const run = (command: Command) => {
    if (command.kind === 'next') step(1);
    else if (command.kind === 'previous') step(-1);
    else if (command.kind === 'part') setPart(command.part);
    else if (isClosed) return;
    else if (command.kind === 'take-back') server.takeBack();
    else if (current && command.kind === 'side') takeSide(current, command.index);
    else if (current && command.kind === 'anew') onAnew(current);
  };
  useBenchKeys(run);
  return {
    ...server,
    ...{ items, current, nameOf, titleOf, said, isClosed, takeSide, setPart, filter, setFilter },
    part: filter.part,
    isFiltered: filter.between !== null || filter.query.trim() !== '',
    setCurrent: useLatest((next: string) => setKey(next)),
    decideAnew(item: AdjudicationItem, answer: Answer) {
      decide({ way: 'anew', key: item.key, fingerprint: item.fingerprint, answer });
      advance(item, 'Decided anew.');
    },
  };
}

/** The same function all along, which does what the latest one would: cards need not be drawn again for it. */
function useLatest<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...args: A) => latest.current(...args), []);
}

function useItems(
  adjudication: Adjudication,
  filter: BenchFilter,
  nameOf: NameOf,
  titleOf: TitleOf,
): readonly AdjudicationItem[] {
  return useMemo(() => {
    return itemsToDecide(adjudication.items, filter, (item) => {
      const { title, within } = wordsOf(item, nameOf, titleOf);
      return `${title} ${within ?? ''}`;
    });
  }, [adjudication, filter, nameOf, titleOf]);
}
