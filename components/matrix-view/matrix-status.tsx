'use client';

import { useEditor } from '@/components/tree-editor/editor-context';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { counted, formatCount } from '@/components/ui/words';

import { at } from './area';
import type { MatrixState } from './use-matrix';
import type { MatrixActions } from './use-matrix-actions';

interface MatrixStatusProps {
  readonly state: MatrixState;
  readonly actions: MatrixActions;
}

/** The line below the grid: what was done last, how much is shown, and what to do with a selection. */
export function MatrixStatus({ state, actions }: MatrixStatusProps) {
  const { editable, counts, isCovered } = useEditor();
  const isMany = editable && actions.chosenCells > 1;
  return (
    <footer className="flex h-10 shrink-0 items-center gap-3 border-t bg-surface px-3 text-ink-soft text-xs">
      <p role="status" className="min-w-0 flex-1 truncate">
        {isMany
          ? `${formatCount(actions.chosenCells)} cells selected`
          : actions.said || summary(state)}
      </p>
      {isMany ? (
        <FillButtons state={state} actions={actions} />
      ) : (
        <>
          {counts.uncategorised.length > 0 && (
            <span className="shrink-0 tabular-nums">
              {isCovered
                ? `${counts.uncategorised.length} without a place by you`
                : `${counts.uncategorised.length} uncategorised`}
            </span>
          )}
          {editable && <KeyHints />}
        </>
      )}
    </footer>
  );
}

/** "50 studies, 22 of 40 categories" */
function summary({ rows, columns, allColumns }: MatrixState): string {
  const of = columns.length === allColumns ? '' : `${columns.length} of `;
  return `${counted(rows.length, 'study', 'studies')}, ${of}${counted(allColumns, 'category', 'categories')}`;
}

function FillButtons({ state, actions }: MatrixStatusProps) {
  const { isCovered } = useEditor();
  const { area, setArea } = state;
  const clear = () => {
    if (area) setArea(at(area.active));
  };
  return (
    <div role="toolbar" aria-label="Selected cells" className="flex shrink-0 items-center gap-1">
      <Button size="sm" aria-keyshortcuts="F" onClick={() => actions.fill('put')}>
        {isCovered ? 'All belong' : 'Tick all'} <Kbd className="max-sm:hidden">F</Kbd>
      </Button>
      <Button size="sm" aria-keyshortcuts="Delete" onClick={() => actions.fill('take')}>
        {isCovered ? 'None belongs' : 'Untick all'} <Kbd className="max-sm:hidden">Del</Kbd>
      </Button>
      <Button variant="ghost" size="sm" onClick={clear}>
        Cancel
      </Button>
    </div>
  );
}

const hints = [
  ['Space', 'tick'],
  ['Shift+Enter', 'tick the category itself'],
  ['Shift+arrows', 'select'],
  ['F', 'fill'],
  ['A', 'abstract'],
  ['[ ]', 'hierarchy'],
] as const;

const blindHints = [
  ['Space', 'belongs, or not'],
  ['Del', 'does not belong'],
  ['Shift+arrows', 'select'],
  ['A', 'abstract'],
  ['[ ]', 'hierarchy'],
] as const;

function KeyHints() {
  const { isCovered } = useEditor();
  return (
    <ul className="flex shrink-0 items-center gap-3 text-ink-faint max-lg:hidden">
      {(isCovered ? blindHints : hints).map(([keys, what]) => (
        <li key={keys} className="flex items-center gap-1">
          <Kbd>{keys}</Kbd> {what}
        </li>
      ))}
    </ul>
  );
}
