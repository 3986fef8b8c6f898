'use client';

import { useMemo } from 'react';

import { depthFirst } from '@/lib/tree/queries';
import { childrenOf } from '@/lib/tree/value';

import type { Command } from './commands';
import { type Editor, useEditor } from './editor-context';
import { filterKinds, filterNames } from './filter-kinds';
import { hasPane, isShown } from './guideline-shown';
import { focusRow } from './use-kept-focus';
import { viewsFor } from './views';

/** All commands there are now: of the page, then the places to go to. */
export function useCommands(): readonly Command[] {
  const editor = useEditor();
  return useMemo(
    () => [
      ...editCommands(editor),
      ...viewCommands(editor),
      ...filterCommands(editor),
      ...placeCommands(editor),
      ...studyCommands(editor),
    ],
    [editor],
  );
}

function editCommands({ editable, session, spot, value, ...editor }: Editor): Command[] {
  if (!editable) return [];
  const { undoable, redoable, isUndoOlder, isRedoOlder } = session;
  const place =
    spot.place.kind === 'category' ? value.categories[spot.place.categoryId] : undefined;
  const parentId = place?.id ?? null;
  const index = childrenOf(value, parentId).length;
  const commands: (Command | false)[] = [
    (undoable !== null || isUndoOlder) && {
      id: 'undo',
      name: 'Undo',
      note: undoable?.descriptions[0] ?? 'an earlier edit',
      keys: 'Ctrl+Z',
      run: () => editor.undo(),
    },
    (redoable !== null || isRedoOlder) && {
      id: 'redo',
      name: 'Redo',
      note: redoable?.descriptions[0] ?? 'an earlier edit',
      keys: 'Ctrl+Y',
      run: () => editor.redo(),
    },
    {
      id: 'add',
      name: 'Add a category',
      note: place ? `below ‘${place.name}’` : 'at the top level',
      keys: 'Ins',
      run: () => {
        editor.setView('tree');
        editor.setColumn('tree');
        editor.setNaming({ kind: 'add', gap: { parentId, index } });
      },
    },
    place !== undefined && {
      id: 'move',
      name: 'Move this category to…',
      note: place.name,
      run: () => editor.setOverlay({ kind: 'move-categories', ids: [place.id] }),
    },
    place !== undefined && {
      id: 'merge',
      name: 'Merge this category into…',
      note: place.name,
      run: () => editor.setOverlay({ kind: 'merge-categories', ids: [place.id] }),
    },
  ];
  return commands.filter((each) => each !== false);
}

function viewCommands(editor: Editor): Command[] {
  const { isHistory, setHistory, treeActions, marksShown, showMarks, setOverlay } = editor;
  return [
    ...viewsFor(editor).map(({ id, label }) => ({
      id: `view ${id}`,
      name: `${label} view`,
      note: 'View',
      run: () => editor.setView(id),
    })),
    {
      id: 'history',
      name: isHistory ? 'Close the history' : 'Open the history',
      note: 'Edits and changes',
      run: () => setHistory(!isHistory),
    },
    ...(hasPane(editor.data, editor.spot.view) ? [guidelineCommand(editor)] : []),
    {
      id: 'marks',
      name: marksShown ? 'Hide what has changed' : 'Mark what has changed',
      note: 'in the tree',
      run: () => showMarks(!marksShown),
    },
    {
      id: 'expand',
      name: 'Expand all categories',
      note: 'Tree',
      run: () => treeActions.current?.expandAll(),
    },
    {
      id: 'collapse',
      name: 'Collapse all categories',
      note: 'Tree',
      run: () => treeActions.current?.collapseAll(),
    },
    {
      id: 'keys',
      name: 'Keyboard shortcuts',
      note: 'Help',
      keys: '?',
      run: () => setOverlay({ kind: 'key-sheet', opener: document.activeElement }),
    },
  ];
}

function guidelineCommand({ isGuideline, setGuideline }: Editor): Command {
  return {
    id: 'guideline',
    name: isGuideline ? 'Close the guideline' : 'Show the guideline',
    note: 'What to go by',
    keys: 'Alt+G',
    run: () => setGuideline(!isShown(isGuideline)),
  };
}

function filterCommands({ filterKind, setFilterKind }: Editor): Command[] {
  const filters: Command[] = filterKinds.map((kind) => ({
    id: kind,
    name: filterNames[kind],
    note: 'Filter of the tree',
    run: () => setFilterKind(kind),
  }));
  if (!filterKind) return filters;
  const all = { id: 'no filter', name: 'Show all categories again', note: 'Filter of the tree' };
  return [{ ...all, run: () => setFilterKind(null) }, ...filters];
}

function placeCommands({ value, goTo }: Editor): Command[] {
  return depthFirst(value).map(({ category, path }) => ({
    id: category.id,
    name: category.name,
    note: ['Category', ...path.slice(0, -1).map((id) => value.categories[id]?.name)].join(' / '),
    run: () => goTo({ kind: 'category', categoryId: category.id }),
    focus: () => focusRow(category.id, 'tree'),
  }));
}

function studyCommands({ data, isCovered, openStudy, setColumn }: Editor): Command[] {
  if (isCovered) return [];
  return data.studies.map((study) => ({
    id: study.id,
    name: study.title || 'Study without a title',
    note: 'Study',
    run: () => {
      setColumn('studies');
      openStudy(study.id);
    },
  }));
}
