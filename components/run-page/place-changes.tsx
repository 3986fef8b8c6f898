'use client';

import Link from 'next/link';
import { useMemo, useState } from 'react';

import { Badge, type BadgeTone } from '@/components/ui/badge';
import { SearchInput, Select } from '@/components/ui/input';
import { LongList } from '@/components/ui/long-list';
import { leafLinkClass } from '@/components/ui/text-link';
import { counted, formatCount } from '@/components/ui/words';
import type { PlaceChanges as Changes, Run } from '@/lib/api/run-contract';

import { type ChangeKind, changeSearch, type PlaceChange } from './change-search';

const kinds: Record<ChangeKind, { readonly words: string; readonly tone: BadgeTone }> = {
  added: { words: 'Added', tone: 'leaf' },
  removed: { words: 'Removed', tone: 'danger' },
  questioned: { words: 'Questioned', tone: 'warn' },
};

/** What the model's verdicts changed about the places of studies, one by one. */
export function PlaceChanges({ run, changes }: { run: Run; changes: Changes }) {
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<ChangeKind | ''>('');
  const search = useMemo(() => changeSearch(changes.items), [changes]);
  const found = useMemo(() => search(query, kind || null), [search, query, kind]);
  if (changes.total === 0) {
    return (
      <p className="text-ink-faint text-sm">
        No place of a study has been changed. Steps say so when they are finished.
      </p>
    );
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <SearchInput
          label="Search titles and categories"
          value={query}
          onValue={setQuery}
          className="min-w-56 flex-1"
        />
        <Select
          aria-label="Kind of change"
          value={kind}
          onChange={(event) => setKind(event.target.value as ChangeKind | '')}
          className="max-w-44"
        >
          <option value="">All changes</option>
          {Object.entries(kinds).map(([name, { words }]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </Select>
        <p role="status" className="text-ink-faint text-sm tabular-nums">
          {counted(found.length, 'change')}
          {changes.total > changes.items.length &&
            ` of the first ${formatCount(changes.items.length)} of ${formatCount(changes.total)}`}
        </p>
      </div>
      <LongList
        items={found}
        keyOf={({ step, studyId, kind: of, path }) => `${step} ${studyId} ${of} ${path.join('/')}`}
        className="divide-y rounded-lg border bg-surface"
      >
        {(change) => <ChangeRow run={run} change={change} />}
      </LongList>
    </>
  );
}

function ChangeRow({ run, change }: { run: Run; change: PlaceChange }) {
  const { words, tone } = kinds[change.kind];
  return (
    <div className="flex gap-x-4 gap-y-1 px-4 py-2.5 text-sm max-sm:flex-col">
      <div className="w-24 shrink-0">
        <Badge tone={tone}>{words}</Badge>
      </div>
      <div className="min-w-0 flex-1">
        <p className="text-pretty">
          <span className="mr-2 text-ink-faint tabular-nums">{change.number}</span>
          {change.title || 'Study without a title'}
        </p>
        <p className="wrap-anywhere font-medium">{change.path.join(' › ')}</p>
        {(change.reason || change.quote) && (
          <p className="wrap-anywhere text-ink-soft">
            {change.reason} {change.quote && <q>{change.quote}</q>}
          </p>
        )}
      </div>
      {change.callKey && (
        <Link
          href={`/runs/${run.id}?call=${change.callKey}`}
          className={`self-start ${leafLinkClass}`}
        >
          See the call
        </Link>
      )}
    </div>
  );
}
