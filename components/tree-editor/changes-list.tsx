'use client';

import { useDeferredValue, useEffect, useMemo } from 'react';

import { EmptyState } from '@/components/ui/empty-state';
import { counted } from '@/components/ui/words';
import { type CategoryChange, changesBetween, type TreeChanges } from '@/lib/tree/changes';
import type { CategoryId } from '@/lib/tree/value';

import { changeGroups } from './change-words';
import { useEditor } from './editor-context';
import { useBase } from './use-base';

const mostShown = 200;

/** What has become of the tree since it was copied, as a list, and marked in the tree. */
export function ChangesList() {
  const { visible, marksShown, showMarks } = useEditor();
  const base = useBase();
  const shown = useDeferredValue(visible);
  const changes = useMemo(() => changesBetween(base, shown), [base, shown]);
  useEffect(() => showMarks(true), [showMarks]);
  const total = changes.changed.size + changes.removed.length;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-1 border-b px-3 py-1.5 text-ink-soft text-xs">
        <p>
          {total === 0
            ? 'As it was copied.'
            : `${counted(changes.edits, 'edit')} away from the tree it was copied from.`}
        </p>
        <label className="flex min-h-6 items-center gap-1.5">
          <input
            type="checkbox"
            checked={marksShown}
            onChange={(event) => showMarks(event.target.checked)}
          />
          Mark them in the tree
        </label>
      </div>
      {total === 0 ? <EmptyState title="No changes yet" /> : <Groups changes={changes} />}
    </div>
  );
}

function Groups({ changes }: { changes: TreeChanges }) {
  const { value } = useEditor();
  const base = useBase();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the pane is scrolled by keys
    <div tabIndex={0} className="min-h-0 flex-1 overflow-auto pb-3">
      {changes.removed.length > 0 && (
        <Group title="Removed or merged" count={changes.removed.length}>
          {changes.removed.slice(0, mostShown).map(({ id, name }) => (
            <li key={id} className="break-words px-3 py-1 text-ink-faint text-sm line-through">
              {name}
            </li>
          ))}
        </Group>
      )}
      {changeGroups(changes, base, value).map(({ title, lines }) => (
        <Group key={title} title={title} count={lines.length}>
          {lines.slice(0, mostShown).map(({ change, detail }) => (
            <ChangeLine key={change.category.id} change={change} detail={detail} />
          ))}
        </Group>
      ))}
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly count: number;
  readonly children: React.ReactNode;
}

function Group({ title, count, children }: GroupProps) {
  return (
    <section aria-label={title}>
      <h3 className="flex justify-between px-3 pt-3 pb-1 font-medium text-ink-faint text-xs">
        {title}
        <span className="tabular-nums">{count}</span>
      </h3>
      <ul>{children}</ul>
      {count > mostShown && (
        <p className="px-3 py-1 text-ink-faint text-xs">and {count - mostShown} more</p>
      )}
    </section>
  );
}

function ChangeLine({ change, detail }: { change: CategoryChange; detail: string }) {
  const { goTo } = useEditor();
  const go = (categoryId: CategoryId) => goTo({ kind: 'category', categoryId });
  return (
    <li>
      <button
        type="button"
        onClick={() => go(change.category.id)}
        className="block w-full px-3 py-1 text-left text-sm hover:bg-hover"
      >
        <span className="block break-words">{change.category.name}</span>
        {detail && <span className="block break-words text-ink-faint text-xs">{detail}</span>}
      </button>
    </li>
  );
}
