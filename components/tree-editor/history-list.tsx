'use client';

import { type ReactNode, useEffect, useMemo, useState } from 'react';

import { EmptyState } from '@/components/ui/empty-state';
import { sayFailure } from '@/components/ui/say-failure';
import type { HistoryEntry } from '@/lib/api/page-data';

import { useEditor } from './editor-context';
import {
  type HistoryFilter,
  type HistoryKind,
  historyKinds,
  isShown,
  kindNames,
} from './history-filter';
import { HistoryLineRow } from './history-line-row';
import { historyLines } from './history-lines';
import { versionOf } from './past';
import { useRevocations } from './revocations';
import type { Session } from './session';

const linesAtOnce = 200;

/** The gestures of the log, newest first, and a slider over the versions they led to. */
export function HistoryList() {
  const { correction, data, names, session } = useEditor();
  const [filter, setFilter] = useState<HistoryFilter>({ kind: null, actorId: null });
  const [most, setMost] = useState(linesAtOnce);
  const shown = useMemo(() => {
    const ids = new Set(
      correction.log.filter((entry) => isShown(entry, filter)).map(({ gestureId }) => gestureId),
    );
    const lines = historyLines(correction.log, data.readerId, names);
    return lines.filter(({ gestureId }) => ids.has(gestureId));
  }, [correction.log, data.readerId, names, filter]);
  const now = useNow();
  const revocations = useRevocations();
  if (correction.log.length === 0) return <NoHistory />;
  return (
    <>
      <TimeSlider />
      <Filters filter={filter} onFilter={setFilter} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the pane is scrolled by keys */}
      <ol tabIndex={0} aria-label="Edits" className="min-h-0 flex-1 overflow-auto">
        {shown.slice(0, most).map((line) => (
          <HistoryLineRow key={line.gestureId} {...{ line, now, revocations }} />
        ))}
        {shown.length === 0 && (
          <li className="px-3 py-4 text-ink-faint text-sm">No edit of this kind.</li>
        )}
        {shown.length > most ? (
          <More onMore={() => setMost(most + linesAtOnce)}>
            Show {Math.min(linesAtOnce, shown.length - most)} earlier ones
          </More>
        ) : (
          session.hasOlder && <More onMore={() => loadOlder(session)}>Fetch earlier ones</More>
        )}
      </ol>
    </>
  );
}

function More({ onMore, children }: { onMore: () => void; children: ReactNode }) {
  return (
    <li className="px-3 py-2">
      <button
        type="button"
        onClick={onMore}
        className="rounded-sm text-leaf-ink text-sm hover:underline"
      >
        {children}
      </button>
    </li>
  );
}

function loadOlder(session: Session): void {
  session.loadOlder().catch(sayFailure);
}

function NoHistory() {
  const { data } = useEditor();
  return (
    <EmptyState title="No changes yet">
      {data.tree.editable
        ? 'What you change is listed here, and can be undone.'
        : 'A generated tree is never changed. Correct a copy of it.'}
    </EmptyState>
  );
}

/** Shows the tree at any time, from the copy it began as to now. */
function TimeSlider() {
  const { past, showPast, correction, data } = useEditor();
  const last = versionOf(correction, data.tree.version);
  const at = past?.version ?? last;
  const entry = correction.log.find(({ version }) => version === at);
  const what = at === 0 ? 'the copy it began as' : (entry?.descriptions[0] ?? `version ${at}`);
  return (
    <div className="border-b px-3 pt-2 pb-1.5">
      <label className="flex flex-col gap-1 text-ink-soft text-xs">
        <span className="flex justify-between">
          <span>Show the tree at</span>
          <span className="tabular-nums">{at === last ? 'now' : `version ${at} of ${last}`}</span>
        </span>
        <input
          type="range"
          min={0}
          max={last}
          value={at}
          aria-label="Show the tree at version"
          aria-valuetext={at === last ? 'now' : `version ${at}: ${what}`}
          onChange={(event) => {
            const version = Number(event.target.value);
            showPast(version === last ? null : version);
          }}
          className="w-full"
        />
      </label>
    </div>
  );
}

interface FiltersProps {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
}

const select = 'h-7 min-w-0 flex-1 rounded-md border bg-surface px-1.5 text-ink-soft text-xs';

function Filters({ filter, onFilter }: FiltersProps) {
  const { correction, data } = useEditor();
  const people = useMemo(() => peopleIn(correction.log), [correction.log]);
  return (
    <div className="flex gap-1.5 border-b px-3 py-1.5">
      <select
        aria-label="Kind of edit"
        value={filter.kind ?? ''}
        onChange={(event) =>
          onFilter({ ...filter, kind: (event.target.value || null) as HistoryKind | null })
        }
        className={select}
      >
        <option value="">All edits</option>
        {historyKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindNames[kind]}
          </option>
        ))}
      </select>
      {people.size > 1 && (
        <select
          aria-label="Made by"
          value={filter.actorId ?? ''}
          onChange={(event) => onFilter({ ...filter, actorId: event.target.value || null })}
          className={select}
        >
          <option value="">Everybody</option>
          {[...people].map(([id, name]) => (
            <option key={id} value={id}>
              {id === data.readerId ? 'You' : name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** Names by id. */
function peopleIn(log: readonly HistoryEntry[]): ReadonlyMap<string, string> {
  return new Map(log.map(({ actorId, actor }) => [actorId, actor]));
}

/** The present, kept up to half a minute. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
