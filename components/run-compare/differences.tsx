'use client';

import { useDeferredValue, useMemo, useState } from 'react';

import { SearchInput, Select } from '@/components/ui/input';
import { LongList } from '@/components/ui/long-list';
import { counted } from '@/components/ui/words';

import { type Difference, differenceSearch, type Which } from './difference-search';

/** The studies that stand in other categories, with where each run has them. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const [query, setQuery] = useState('');
  const [which, setWhich] = useState<Which>('all');
  const asked = useDeferredValue(query);
  const search = useMemo(() => differenceSearch(differences), [differences]);
  const found = useMemo(() => search(asked, which), [search, asked, which]);
  return (
    <section>
      <h2 className="mb-2 font-semibold">Studies that stand elsewhere</h2>
      {differences.length === 0 ? (
        <p className="text-ink-soft text-sm">Every study stands in the same categories in both.</p>
      ) : (
        <>
          <div className="mb-3 flex flex-wrap items-center gap-3">
            <SearchInput
              label="Search titles and categories"
              value={query}
              onValue={setQuery}
              className="min-w-56 flex-1"
            />
            <Select
              aria-label="Which studies"
              value={which}
              onChange={(event) => setWhich(event.target.value as Which)}
              className="max-w-56"
            >
              <option value="all">In either run</option>
              <option value="only-a">With places only in A</option>
              <option value="only-b">With places only in B</option>
            </Select>
            <p role="status" className="text-ink-faint text-sm tabular-nums">
              {counted(found.length, 'study', 'studies')}
            </p>
          </div>
          <LongList
            items={found}
            keyOf={({ studyId }) => studyId}
            className="divide-y rounded-lg border bg-surface"
          >
            {(difference) => <DifferenceRow difference={difference} />}
          </LongList>
        </>
      )}
    </section>
  );
}

function DifferenceRow({
  difference: { number, title, onlyA, onlyB, both },
}: {
  difference: Difference;
}) {
  return (
    <div className="px-4 py-2.5 text-sm">
      <p className="text-pretty font-medium">
        <span className="mr-2 font-normal text-ink-faint tabular-nums">{number}</span>
        {title || 'Study without a title'}
      </p>
      <div className="mt-1 grid gap-x-8 gap-y-1 sm:grid-cols-2">
        <Places name="Only in A" paths={onlyA} />
        <Places name="Only in B" paths={onlyB} />
      </div>
      {both.length > 0 && <p className="mt-1 text-ink-faint text-xs">In both: {both.join('; ')}</p>}
    </div>
  );
}

function Places({ name, paths }: { name: string; paths: readonly string[] }) {
  return (
    <div className="min-w-0">
      <p className="text-ink-faint text-xs">{name}</p>
      {paths.length === 0 ? (
        <p className="text-ink-faint">nowhere else</p>
      ) : (
        <ul>
          {paths.map((path) => (
            <li key={path} className="wrap-anywhere text-ink-soft">
              {path}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
