'use client';

import { ListChecks } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { parts } from '@/lib/adjudication/item';
import type { Adjudication, AdjudicationItem } from '@/lib/api/adjudication-contract';

import { AgreedList } from './agreed-list';
import { BenchBar } from './bench-bar';
import { BenchNotices } from './bench-notices';
import { FinalOutline } from './final-outline';
import { ItemCard } from './item-card';
import { useBench } from './use-bench';
import { partWords } from './words';

const AnewDialog = dynamic(() => import('./anew-dialog').then((module) => module.AnewDialog), {
  ssr: false,
});

/** Items are shown so many at a time; the keys go on to the others. */
const shownAtOnce = 100;

/** Several corrections side by side, item by item, beside the final tree that comes of them. */
export function AdjudicationBench({ initial }: { readonly initial: Adjudication }) {
  const [anew, setAnew] = useState<AdjudicationItem | null>(null);
  const bench = useBench(initial, setAnew);
  const { adjudication, items, current, nameOf, titleOf, part, isClosed } = bench;
  const at = items.findIndex((item) => item.key === current?.key);
  const [wanted, setWanted] = useState(shownAtOnce);
  const count = Math.max(wanted, at + 2);
  return (
    <>
      <BenchNotices bench={bench} />
      <BenchBar bench={bench} />
      <p role="status" className="sr-only">
        {bench.said}
      </p>
      <div className="mt-4 grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {items.length === 0 && <NothingHere bench={bench} />}
          <ol className="space-y-2.5">
            {items.slice(0, count).map((item) => (
              <li key={item.key}>
                <ItemCard
                  item={item}
                  adjudication={adjudication}
                  nameOf={nameOf}
                  titleOf={titleOf}
                  isCurrent={item.key === current?.key}
                  isWaiting={bench.deciding.includes(item.key)}
                  isClosed={isClosed}
                  onCurrent={bench.setCurrent}
                  onSide={bench.takeSide}
                  onAnew={setAnew}
                />
              </li>
            ))}
          </ol>
          {items.length > count && (
            <Button className="mt-3" onClick={() => setWanted(count + shownAtOnce)}>
              Show more of {items.length - count}
            </Button>
          )}
          <GoOn bench={bench} />
          <AgreedList {...{ adjudication, part, nameOf, titleOf }} />
        </div>
        <div className="lg:sticky lg:top-[calc(var(--spacing-header)+5.5rem)] lg:h-[calc(100dvh-var(--spacing-header)-7rem)] max-lg:h-96">
          <FinalOutline adjudication={adjudication} categoryId={current?.categoryId ?? null} />
        </div>
      </div>
      {anew && (
        <AnewDialog
          item={anew}
          adjudication={adjudication}
          nameOf={nameOf}
          titleOf={titleOf}
          onClose={() => setAnew(null)}
          onAnswer={(answer) => bench.decideAnew(anew, answer)}
        />
      )}
    </>
  );
}

type BenchState = ReturnType<typeof useBench>;

function NothingHere({ bench }: { readonly bench: BenchState }) {
  const { adjudication, part, isFiltered } = bench;
  return (
    <EmptyState
      icon={<ListChecks aria-hidden />}
      title="Nothing to decide here"
      className="rounded-lg border bg-surface"
    >
      {isFiltered && adjudication.total[part] > 0
        ? 'Nothing fits the filter.'
        : `The annotators agree on all ${partWords[part].toLowerCase()}.`}
    </EmptyState>
  );
}

/** Where to go when all of this part is decided. */
function GoOn({ bench }: { readonly bench: BenchState }) {
  const { left } = bench.adjudication;
  const next = parts.find((part) => left[part] > 0);
  if (left[bench.part] > 0 || next === undefined) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3 text-ink-soft text-sm">
      {partWords[bench.part]} are done.
      <Button variant="primary" onClick={() => bench.setPart(next)}>
        Go on with {partWords[next].toLowerCase()}
      </Button>
    </div>
  );
}
