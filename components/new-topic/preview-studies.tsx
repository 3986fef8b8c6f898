import { useDeferredValue, useMemo, useState } from 'react';

import { longestQuery, queryWords, studySearch } from '@/components/study-list/search';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { SearchInput } from '@/components/ui/input';
import { counted, formatCount } from '@/components/ui/words';
import type { ImportPreview } from '@/lib/api/import-contract';

import { type Decisions, keyOf, studiesLeft, toggled, withExcluded } from './import-choices';

type SampleStudy = ImportPreview['sample'][number];

interface PreviewStudiesProps {
  readonly preview: ImportPreview;
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
}

/** As many are drawn at once; the others are searched for. */
const mostRows = 200;

/** The studies of a preview, each to be left out or not. */
export function PreviewStudies({ preview, decisions, onDecide }: PreviewStudiesProps) {
  const { sample } = preview;
  const [query, setQuery] = useState('');
  const words = useDeferredValue(useMemo(() => queryWords(query), [query]));
  const search = useMemo(() => studySearch(sample), [sample]);
  const found = useMemo(() => search(words), [search, words]);
  const shown = found.slice(0, mostRows);
  const isIncluded = ({ file, record }: SampleStudy) =>
    !decisions.excluded.has(keyOf(file, record));
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 className="flex flex-wrap items-baseline gap-x-2 font-medium">
          {counted(studiesLeft(preview, decisions), 'study', 'studies')}
          <span className="font-normal text-ink-faint text-sm">
            {shownWords(preview, found.length, decisions.excluded.size)}
          </span>
        </h2>
        {sample.length > mostRows && (
          <SearchInput
            label="Search titles"
            maxLength={longestQuery}
            value={query}
            onValue={setQuery}
            className="ml-auto w-full sm:w-64"
          />
        )}
      </div>
      {words.length > 0 && found.length > 0 && (
        <FoundActions
          count={found.length}
          onInclude={(included) => onDecide(withExcluded(decisions, found, !included))}
        />
      )}
      {found.length === 0 ? (
        <p className="rounded-lg border bg-surface px-3 py-4 text-ink-soft text-sm">
          No study matches.
        </p>
      ) : (
        <SampleTable
          sample={shown}
          isIncluded={isIncluded}
          onToggle={(study) =>
            onDecide(toggled(decisions, 'excluded', keyOf(study.file, study.record)))
          }
        />
      )}
    </div>
  );
}

function shownWords({ studies, sample }: ImportPreview, found: number, excluded: number): string {
  const shown = Math.min(found, mostRows);
  const parts = [
    found < sample.length && `${formatCount(found)} found`,
    shown < found && `the first ${formatCount(shown)} are shown`,
    studies > sample.length && `the first ${formatCount(sample.length)} can be searched`,
    excluded > 0 && `${formatCount(excluded)} left out`,
  ];
  return parts.filter(Boolean).join(', ');
}

interface FoundActionsProps {
  readonly count: number;
  readonly onInclude: (included: boolean) => void;
}

function FoundActions({ count, onInclude }: FoundActionsProps) {
  return (
    <p className="mb-1.5 flex gap-2">
      <Button size="sm" onClick={() => onInclude(false)}>
        Leave out the {formatCount(count)} found
      </Button>
      <Button size="sm" onClick={() => onInclude(true)}>
        Import them
      </Button>
    </p>
  );
}

interface SampleTableProps {
  readonly sample: readonly SampleStudy[];
  readonly isIncluded: (study: SampleStudy) => boolean;
  readonly onToggle: (study: SampleStudy) => void;
}

function SampleTable({ sample, isIncluded, onToggle }: SampleTableProps) {
  return (
    <section
      aria-label="Studies"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-lg border bg-surface"
    >
      <table className="w-full border-separate border-spacing-0 text-left text-sm">
        <thead>
          <tr>
            {['Import', 'Title', 'Abstract', 'Year'].map((name) => (
              <th
                key={name}
                scope="col"
                className="sticky top-0 z-10 border-b bg-sunken px-3 py-1.5 font-medium text-ink-soft text-xs last:text-right"
              >
                {name === 'Import' ? <span className="sr-only">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((study) => (
            <SampleRow
              key={keyOf(study.file, study.record)}
              study={study}
              included={isIncluded(study)}
              onToggle={() => onToggle(study)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const cell = 'border-b px-3 py-1.5 align-top [tr:last-child_&]:border-b-0';

interface SampleRowProps {
  readonly study: SampleStudy;
  readonly included: boolean;
  readonly onToggle: () => void;
}

function SampleRow({ study, included, onToggle }: SampleRowProps) {
  return (
    <tr className={cx(!included && 'text-ink-faint')}>
      <td className={cx(cell, 'pr-0')}>
        <input
          type="checkbox"
          checked={included}
          onChange={onToggle}
          aria-label={`Import ‘${study.title || 'No title'}’`}
          className="mt-0.5 size-4"
        />
      </td>
      <td className={cx(cell, 'min-w-56 sm:w-1/2')}>
        {study.title ? (
          <span className={cx('line-clamp-2', !included && 'line-through')}>{study.title}</span>
        ) : (
          <Badge tone="warn">no title</Badge>
        )}
      </td>
      <td className={cx(cell, 'min-w-56', included && 'text-ink-soft')}>
        {study.abstract && <span className="line-clamp-2">{study.abstract}</span>}
        {!study.hasAbstract && <Badge tone="warn">no abstract</Badge>}
      </td>
      <td className={cx(cell, 'text-right tabular-nums', included && 'text-ink-soft')}>
        {study.year ?? '–'}
      </td>
    </tr>
  );
}
