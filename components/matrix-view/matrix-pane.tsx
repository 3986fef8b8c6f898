'use client';

import { useEditor } from '@/components/tree-editor/editor-context';
import { EmptyState } from '@/components/ui/empty-state';

import { AbstractPane } from './abstract-pane';
import { MatrixBar } from './matrix-bar';
import { MatrixGrid } from './matrix-grid';
import { MatrixStatus } from './matrix-status';
import { useMatrix } from './use-matrix';
import { useMatrixActions } from './use-matrix-actions';

/** The matrix view: studies by categories, a cell for each decision. */
export function MatrixPane() {
  const editor = useEditor();
  const state = useMatrix(editor);
  const actions = useMatrixActions(editor, state);
  const study = editor.spot.studyId ? editor.studies.get(editor.spot.studyId) : undefined;
  if (!state.scope) {
    return (
      <EmptyState title="No categories yet">
        {editor.editable ? 'Add the first one in the tree view.' : 'This tree is empty.'}
      </EmptyState>
    );
  }
  return (
    <>
      <MatrixBar state={state} />
      <div className="@container flex min-h-0 min-w-0 flex-1">
        <div className="flex min-h-0 min-w-0 flex-1 @max-3xl:flex-col">
          <MatrixBody state={state} actions={actions} />
          {study && (
            <AbstractPane study={study} state={state} onClose={() => editor.openStudy(null)} />
          )}
        </div>
      </div>
      <MatrixStatus state={state} actions={actions} />
    </>
  );
}

interface MatrixBodyProps {
  readonly state: ReturnType<typeof useMatrix>;
  readonly actions: ReturnType<typeof useMatrixActions>;
}

function MatrixBody({ state, actions }: MatrixBodyProps) {
  const { studies } = useEditor();
  const { rows, columns, columnQuery, setColumnQuery, setFilter } = state;
  if (rows.length === 0) {
    return (
      <EmptyState
        title={studies.size === 0 ? 'No studies yet' : 'No study fits'}
        className="flex-1"
      >
        {studies.size === 0 ? (
          'Add files to the topic to bring studies in.'
        ) : (
          <EmptyHint
            onAll={state.filter.kind === 'all' ? null : () => setFilter({ kind: 'all' })}
          />
        )}
      </EmptyState>
    );
  }
  if (columns.length === 0) {
    return (
      <EmptyState
        title={`No category here is named ‘${columnQuery}’`}
        className="flex-1"
        action={
          <button
            type="button"
            className="rounded-sm text-leaf-ink text-sm underline underline-offset-2"
            onClick={() => setColumnQuery('')}
          >
            Show all columns
          </button>
        }
      />
    );
  }
  return <MatrixGrid state={state} actions={actions} />;
}

function EmptyHint({ onAll }: { onAll: (() => void) | null }) {
  if (!onAll) return 'Empty the search to see all studies.';
  return (
    <button
      type="button"
      className="rounded-sm text-leaf-ink underline underline-offset-2"
      onClick={onAll}
    >
      Show all studies
    </button>
  );
}
