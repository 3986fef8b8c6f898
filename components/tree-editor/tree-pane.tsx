'use client';

import { ChevronsDownUp, ChevronsUpDown, FolderPlus, Library } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Tooltip } from '@/components/ui/tooltip';
import { counted } from '@/components/ui/words';
import { childrenOf } from '@/lib/tree/value';

import { CategoryTree } from './category-tree';
import { useEditor } from './editor-context';
import { allOpen } from './tree-shape';
import { useCategoryTree } from './use-category-tree';

/** The left column: a bar with what concerns the whole tree, then the tree. */
export function TreePane() {
  const editor = useEditor();
  const state = useCategoryTree(editor);
  const { value, editable, setNaming, spot, goTo, studies, setView } = editor;
  const isEmpty = childrenOf(value, null).length === 0 && editor.naming === null;
  const isAll = spot.place.kind === 'all';

  const addCategory = () => {
    const parentId = spot.place.kind === 'category' ? spot.place.categoryId : null;
    setNaming({ kind: 'add', gap: { parentId, index: childrenOf(value, parentId).length } });
  };
  return (
    <>
      <div className="flex h-9 shrink-0 items-center gap-0.5 border-b pr-1.5 pl-2">
        <button
          type="button"
          aria-pressed={isAll}
          onClick={() => {
            goTo({ kind: 'all' });
            setView('studies');
          }}
          className="flex h-7 min-w-0 items-center gap-1.5 rounded-md px-1.5 text-ink-soft text-sm hover:bg-hover aria-pressed:bg-leaf-wash aria-pressed:text-leaf-ink"
        >
          <Library aria-hidden size={14} className="shrink-0" />
          <span className="truncate">All studies</span>
          <span className="text-ink-faint text-xs tabular-nums">{studies.size}</span>
        </button>
        <span className="flex-1" />
        {editable && (
          <Tooltip label="Add a category to the one selected" shortcut="Ins">
            <Button variant="ghost" size="sm" icon aria-label="Add category" onClick={addCategory}>
              <FolderPlus aria-hidden size={15} />
            </Button>
          </Tooltip>
        )}
        <Tooltip label="Expand all">
          <Button
            variant="ghost"
            size="sm"
            icon
            aria-label="Expand all"
            onClick={() => state.setOpen(allOpen(value))}
          >
            <ChevronsUpDown aria-hidden size={15} />
          </Button>
        </Tooltip>
        <Tooltip label="Collapse all">
          <Button
            variant="ghost"
            size="sm"
            icon
            aria-label="Collapse all"
            onClick={() => state.setOpen([])}
          >
            <ChevronsDownUp aria-hidden size={15} />
          </Button>
        </Tooltip>
      </div>
      <MatchBar />
      {isEmpty && (
        <EmptyState title="No categories yet">
          {editable ? 'Add the first one with the button above.' : 'This tree is empty.'}
        </EmptyState>
      )}
      <CategoryTree state={state} />
    </>
  );
}

/** What a search has found in the tree. */
function MatchBar() {
  const { matches, onlyMatches, setOnlyMatches } = useEditor();
  if (!matches) return null;
  return (
    <div className="flex shrink-0 items-center gap-2 border-b bg-sunken px-3 text-ink-soft text-xs">
      <p role="status" className="min-w-0 flex-1 truncate">
        {counted(matches.categories.size, 'category', 'categories')} and{' '}
        {counted(matches.studies.size, 'study', 'studies')} match
      </p>
      <label className="flex min-h-6 shrink-0 items-center gap-1.5">
        <input
          type="checkbox"
          checked={onlyMatches}
          onChange={(event) => setOnlyMatches(event.target.checked)}
        />
        Only these
      </label>
    </div>
  );
}
