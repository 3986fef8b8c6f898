'use client';

import { ChevronsDownUp, ChevronsUpDown, FolderPlus, Library } from 'lucide-react';
import { useImperativeHandle } from 'react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Tooltip } from '@/components/ui/tooltip';
import { counted, formatCount } from '@/components/ui/words';
import { childrenOf } from '@/lib/tree/value';

import { CategoryTree } from './category-tree';
import { useEditor } from './editor-context';
import { FilterBar, FilterButton } from './filter-bar';
import { allOpen } from './tree-shape';
import { useCategoryTree } from './use-category-tree';

/** The left column: a bar with what concerns the whole tree, then the tree. */
export function TreePane() {
  const editor = useEditor();
  const state = useCategoryTree(editor);
  const { value, editable, naming, treeActions } = editor;
  useImperativeHandle(
    treeActions,
    () => ({
      expandAll: () => state.setOpen(allOpen(value)),
      collapseAll: () => state.setOpen([]),
    }),
    [state.setOpen, value],
  );
  const isEmpty = childrenOf(value, null).length === 0 && naming === null;
  return (
    <>
      <div className="flex h-9 shrink-0 items-center gap-0.5 border-b pr-1.5 pl-2">
        <AllStudies />
        <span className="flex-1" />
        {editable && <AddCategory />}
        <FilterButton />
        <BarButton label="Expand all" onClick={() => state.setOpen(allOpen(value))}>
          <ChevronsUpDown aria-hidden size={15} />
        </BarButton>
        <BarButton label="Collapse all" onClick={() => state.setOpen([])}>
          <ChevronsDownUp aria-hidden size={15} />
        </BarButton>
      </div>
      <MatchBar />
      <FilterBar />
      {isEmpty && (
        <EmptyState title="No categories yet">
          {editable ? 'Add the first one with the button above.' : 'This tree is empty.'}
        </EmptyState>
      )}
      <CategoryTree state={state} />
    </>
  );
}

function AllStudies() {
  const { spot, goTo, setColumn, studies } = useEditor();
  return (
    <button
      type="button"
      aria-pressed={spot.place.kind === 'all'}
      onClick={() => {
        goTo({ kind: 'all' });
        setColumn('studies');
      }}
      className="flex h-7 min-w-0 items-center gap-1.5 rounded-md px-1.5 text-ink-soft text-sm hover:bg-hover aria-pressed:bg-leaf-wash aria-pressed:text-leaf-ink"
    >
      <Library aria-hidden size={14} className="shrink-0" />
      <span className="truncate">All studies</span>
      <span className="text-ink-faint text-xs tabular-nums">{formatCount(studies.size)}</span>
    </button>
  );
}

function AddCategory() {
  const { value, spot, setNaming } = useEditor();
  const addCategory = () => {
    const parentId = spot.place.kind === 'category' ? spot.place.categoryId : null;
    setNaming({ kind: 'add', gap: { parentId, index: childrenOf(value, parentId).length } });
  };
  return (
    <BarButton
      label="Add category"
      hint="Add a category to the one selected"
      shortcut="Ins"
      onClick={addCategory}
    >
      <FolderPlus aria-hidden size={15} />
    </BarButton>
  );
}

interface BarButtonProps {
  readonly label: string;
  /** What the tooltip says when that is more than the label. */
  readonly hint?: string;
  readonly shortcut?: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function BarButton({ label, hint = label, shortcut, onClick, children }: BarButtonProps) {
  return (
    <Tooltip label={hint} shortcut={shortcut}>
      <Button variant="ghost" size="sm" icon aria-label={label} onClick={onClick}>
        {children}
      </Button>
    </Tooltip>
  );
}

/** What a search has found in the tree. */
function MatchBar() {
  const { matches, onlyMatches, setOnlyMatches, abstracts } = useEditor();
  if (!matches) return null;
  return (
    <div className="flex shrink-0 items-center gap-2 border-b bg-sunken px-3 text-ink-soft text-xs">
      <p role="status" className="min-w-0 flex-1 truncate">
        {counted(matches.categories.size, 'category', 'categories')} and{' '}
        {counted(matches.studies.size, 'study', 'studies')} match
        {!abstracts.isWhole && '; abstracts are still coming'}
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
