'use client';

import { useDeferredValue, useMemo, useState } from 'react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchInput } from '@/components/ui/input';
import { counted, formatCount } from '@/components/ui/words';
import type { Study } from '@/lib/api/contract';

import { longestQuery, queryWords, studySearch } from './search';
import { StudyRow } from './study-row';
import { VirtualRows } from './virtual-rows';

const mostPlainRows = 200;

/** All studies of a topic: searchable, each opening to its abstract. Long lists draw only what is in view. */
export function StudyList({ studies }: { studies: readonly Study[] }) {
  const [query, setQuery] = useState('');
  const [onlyBare, setOnlyBare] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const words = useMemo(() => queryWords(query), [query]);
  const shownWords = useDeferredValue(words);
  const search = useMemo(() => studySearch(studies), [studies]);
  const found = useMemo(() => {
    const matching = search(shownWords);
    return onlyBare ? matching.filter((study) => !study.abstract) : matching;
  }, [search, shownWords, onlyBare]);
  const bare = useMemo(() => studies.filter((study) => !study.abstract).length, [studies]);

  function toggle(id: string) {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  }

  const row = (study: Study) => (
    <StudyRow
      study={study}
      words={shownWords}
      open={opened.has(study.id)}
      onToggle={() => toggle(study.id)}
    />
  );

  return (
    <section aria-label="Studies">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput
          label="Search titles and abstracts"
          maxLength={longestQuery}
          value={query}
          onValue={setQuery}
          className="min-w-56 flex-1 sm:max-w-sm"
        />
        {bare > 0 && (
          <Button aria-pressed={onlyBare} onClick={() => setOnlyBare(!onlyBare)}>
            No abstract
            <span className="font-normal tabular-nums">{formatCount(bare)}</span>
          </Button>
        )}
        <p role="status" className="ml-auto text-ink-faint text-sm tabular-nums">
          {found.length === studies.length
            ? counted(studies.length, 'study', 'studies')
            : `${formatCount(found.length)} of ${counted(studies.length, 'study', 'studies')}`}
        </p>
      </div>
      {found.length === 0 ? (
        <EmptyState title={studies.length === 0 ? 'No studies yet' : 'No study matches'}>
          {studies.length === 0
            ? 'Add files to bring studies in.'
            : 'Every word has to occur in the title or the abstract.'}
        </EmptyState>
      ) : found.length > mostPlainRows ? (
        <VirtualRows studies={found} row={row} />
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {found.map((study) => (
            <li key={study.id}>{row(study)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
