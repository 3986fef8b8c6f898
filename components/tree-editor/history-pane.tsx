'use client';

import { X } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';

import { ChangesList } from './changes-list';
import { useEditor } from './editor-context';
import { HistoryList } from './history-list';

type Tab = 'edits' | 'changes';

/** What was done to this tree, and what has come of it. */
export function HistoryPane({ onClose }: { onClose: () => void }) {
  const { data } = useEditor();
  const [tab, setTab] = useState<Tab>('edits');
  const isCorrection = data.tree.copiedFromId !== null;
  const tabs: readonly (readonly [Tab, string])[] = isCorrection
    ? [
        ['edits', 'Edits'],
        ['changes', 'Changes'],
      ]
    : [['edits', 'History']];
  return (
    <aside
      aria-label="History"
      className="flex min-h-0 w-80 shrink-0 flex-col border-l bg-surface max-md:w-full"
    >
      <header className="flex h-9 shrink-0 items-center gap-1 border-b pr-1.5 pl-2">
        {tabs.map(([id, label]) => (
          <button
            key={id}
            type="button"
            aria-pressed={tab === id}
            onClick={() => setTab(id)}
            className={cx(
              'h-full border-transparent border-b-2 px-1.5 font-medium text-ink-soft text-sm',
              'aria-pressed:border-leaf aria-pressed:text-ink',
            )}
          >
            {label}
          </button>
        ))}
        <span className="flex-1" />
        <Button variant="ghost" size="sm" icon aria-label="Close this panel" onClick={onClose}>
          <X aria-hidden size={15} />
        </Button>
      </header>
      {tab === 'edits' ? <HistoryList /> : <ChangesList />}
    </aside>
  );
}
