'use client';

import { Redo2, Undo2, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';

import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';

import { useEditor } from './editor-context';
import { ago, type HistoryLine, historyLines } from './history-lines';

const mostLines = 300;

/** What was done to this tree, in words, newest first. */
export function HistoryPane({ onClose }: { onClose: () => void }) {
  const { correction, data, names } = useEditor();
  const lines = useMemo(
    () => historyLines(correction.log, data.readerId, names),
    [correction.log, data.readerId, names],
  );
  const now = useNow();
  return (
    <aside
      aria-label="History"
      className="flex min-h-0 w-72 shrink-0 flex-col border-l bg-surface max-md:w-full"
    >
      <header className="flex h-9 shrink-0 items-center justify-between border-b pr-1.5 pl-3">
        <h2 className="font-medium text-sm">History</h2>
        <Button variant="ghost" size="sm" icon aria-label="Close this panel" onClick={onClose}>
          <X aria-hidden size={15} />
        </Button>
      </header>
      {lines.length === 0 ? (
        <EmptyState title="No changes yet">
          {data.tree.editable
            ? 'What you change is listed here, and can be undone.'
            : 'A generated tree is never changed. Correct a copy of it.'}
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the pane is scrolled by keys
        <ol tabIndex={0} className="min-h-0 flex-1 overflow-auto">
          {lines.slice(0, mostLines).map((line) => (
            <Line key={line.gestureId} line={line} now={now} />
          ))}
          {lines.length > mostLines && (
            <li className="px-3 py-2 text-ink-faint text-xs">
              and {lines.length - mostLines} earlier ones
            </li>
          )}
        </ol>
      )}
    </aside>
  );
}

function Line({ line, now }: { line: HistoryLine; now: number }) {
  const { what, more, undone, kind } = line;
  const Icon = kind === 'undo' ? Undo2 : Redo2;
  return (
    <li className="border-b px-3 py-2 text-sm">
      <div
        className={cx(
          'break-words',
          undone && 'text-ink-faint line-through',
          kind !== 'gesture' && 'text-ink-soft',
        )}
      >
        {kind !== 'gesture' && (
          <span className="mr-1 inline-flex items-center gap-1 text-ink-faint">
            <Icon aria-hidden size={12} />
            {kind === 'undo' ? 'Undid' : 'Redid'}:
          </span>
        )}
        {what.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the operations of one gesture have no other identity
          <p key={index} className={index === 0 && kind !== 'gesture' ? 'inline' : ''}>
            {words}
          </p>
        ))}
        {more > 0 && <p className="text-ink-faint">and {more} more</p>}
      </div>
      <p className="mt-0.5 text-ink-faint text-xs">
        {line.who} · <time dateTime={line.at}>{ago(Date.parse(line.at), now)}</time>
        {undone && ` · undone by ${undone.who === 'You' ? 'you' : undone.who}`}
      </p>
    </li>
  );
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
