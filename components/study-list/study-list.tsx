'use client';

import { useDeferredValue, useMemo, useState } from 'react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchInput } from '@/components/ui/input';
import { counted, formatCount } from '@/components/ui/words';
import type { Study, WithdrawnStudy } from '@/lib/api/topic-contract';

import { EditStudyDialog } from './edit-study-dialog';
import { longestQuery, queryWords, studySearch } from './search';
import { StudyRow } from './study-row';
import { VirtualRows } from './virtual-rows';
import { WithdrawDialog } from './withdraw-dialog';
import { WithdrawnStudies } from './withdrawn-studies';

const mostPlainRows = 200;

interface StudyListProps {
  readonly studies: readonly Study[];
  readonly withdrawn?: readonly WithdrawnStudy[];
  /** The topic, for a reader who may correct and withdraw its studies. */
  readonly topicId?: string | null;
}

/** All studies of a topic: searchable, each opening to its abstract. Long lists draw only what is in view. */
export function StudyList({ studies, withdrawn = [], topicId = null }: StudyListProps) {
  const found = useFoundStudies(studies);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [edited, setEdited] = useState<Study | null>(null);
  const [leaving, setLeaving] = useState<Study | null>(null);
  const toggle = (id: string) => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  const row = (study: Study) => (
    <StudyRow
      study={study}
      words={found.words}
      open={opened.has(study.id)}
      onToggle={() => toggle(study.id)}
      onEdit={topicId === null ? null : () => setEdited(study)}
      onWithdraw={topicId === null ? null : () => setLeaving(study)}
    />
  );
  return (
    <section aria-label="Studies">
      <SearchBar {...found} all={studies.length} />
      {found.studies.length === 0 ? (
        <NoStudies isEmptyTopic={studies.length === 0} withdrawn={withdrawn.length} />
      ) : found.studies.length > mostPlainRows ? (
        <VirtualRows studies={found.studies} row={row} />
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {found.studies.map((study) => (
            <li key={study.id}>{row(study)}</li>
          ))}
        </ul>
      )}
      <WithdrawnStudies studies={withdrawn} topicId={topicId} />
      {topicId !== null && edited !== null && (
        <EditStudyDialog topicId={topicId} study={edited} onClose={() => setEdited(null)} />
      )}
      {topicId !== null && leaving !== null && (
        <WithdrawDialog topicId={topicId} study={leaving} onClose={() => setLeaving(null)} />
      )}
    </section>
  );
}

/** What the reader looks for, and the studies that fit. They may lag behind fast typing. */
function useFoundStudies(all: readonly Study[]) {
  const [query, setQuery] = useState('');
  const [onlyBare, setOnlyBare] = useState(false);
  const typedWords = useMemo(() => queryWords(query), [query]);
  const words = useDeferredValue(typedWords);
  const search = useMemo(() => studySearch(all), [all]);
  const studies = useMemo(() => {
    const matching = search(words);
    return onlyBare ? matching.filter((study) => !study.abstract) : matching;
  }, [search, words, onlyBare]);
  const bare = useMemo(() => all.filter((study) => !study.abstract).length, [all]);
  return { query, setQuery, onlyBare, setOnlyBare, words, studies, bare };
}

type SearchBarProps = ReturnType<typeof useFoundStudies> & { readonly all: number };

function SearchBar({ query, setQuery, onlyBare, setOnlyBare, studies, bare, all }: SearchBarProps) {
  const total = counted(all, 'study', 'studies');
  return (
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
        {studies.length === all ? total : `${formatCount(studies.length)} of ${total}`}
      </p>
    </div>
  );
}

interface NoStudiesProps {
  readonly isEmptyTopic: boolean;
  readonly withdrawn: number;
}

function NoStudies({ isEmptyTopic, withdrawn }: NoStudiesProps) {
  if (isEmptyTopic && withdrawn > 0)
    return (
      <EmptyState title="No studies are left">
        {counted(withdrawn, 'study was', 'studies were')} withdrawn. Restore what belongs here,
        below, or add files.
      </EmptyState>
    );
  return (
    <EmptyState title={isEmptyTopic ? 'No studies yet' : 'No study matches'}>
      {isEmptyTopic
        ? 'Add files to bring studies in.'
        : 'Every word has to occur in the title or the abstract.'}
    </EmptyState>
  );
}
