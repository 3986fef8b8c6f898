'use client';

import { useMemo } from 'react';

import { countsOf } from '@/components/tree-editor/counts';
import { type Editor, EditorContext, useEditor } from '@/components/tree-editor/editor-context';
import { EmptyState } from '@/components/ui/empty-state';

import { seenBlind } from '@/lib/tree/review/seen';
import type { TreeValue } from '@/lib/tree/value';

import { AbstractPane } from './abstract-pane';
import { BlindNotice } from './blind-notice';
import { MatrixBar } from './matrix-bar';
import { MatrixGrid } from './matrix-grid';
import { MatrixStatus } from './matrix-status';
import { useMatrix } from './use-matrix';
import { useMatrixActions } from './use-matrix-actions';

/** The matrix view: studies by categories, a cell for each decision. In a blind task it has what the reader said. */
export function MatrixPane() {
  const editor = useEditor();
  const asSeen = useAsSeen(editor);
  return (
    <EditorContext value={asSeen}>
      {editor.isCovered && <BlindNotice />}
      <Matrix truth={editor.value} />
    </EditorContext>
  );
}

/** The editor with the tree as the reader may see it: while the rest is covered, what they have said themselves. */
function useAsSeen(editor: Editor): Editor {
  const { isCovered, visible, studies } = editor;
  const seen = useMemo(() => {
    if (!isCovered) return null;
    const value = seenBlind(visible);
    return { value, visible: value, counts: countsOf(value, studies) };
  }, [isCovered, visible, studies]);
  return seen ? { ...editor, ...seen } : editor;
}

function Matrix({ truth }: { readonly truth: TreeValue }) {
  const editor = useEditor();
  const state = useMatrix(editor);
  const actions = useMatrixActions(editor, state, truth);
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
