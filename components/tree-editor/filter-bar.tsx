'use client';

import { Funnel, X } from 'lucide-react';
import { useRef } from 'react';

import { Button } from '@/components/ui/button';
import { counted } from '@/components/ui/words';

import { useEditor } from './editor-context';
import { filterNames } from './filter-kinds';
import { filterButtonId } from './ids';

/** Opens the menu of filters. */
export function FilterButton() {
  const { overlay, setOverlay, filterKind } = useEditor();
  const isOpen = overlay?.kind === 'filter-menu';
  // A press outside closes an open menu before the click comes.
  const wasOpen = useRef(false);
  return (
    <Button
      id={filterButtonId}
      variant="ghost"
      size="sm"
      icon
      aria-label="Filter"
      title="Show only some categories"
      aria-haspopup="menu"
      aria-expanded={isOpen}
      className={filterKind ? 'bg-leaf-wash text-leaf-ink' : ''}
      onPointerDown={() => {
        wasOpen.current = isOpen;
      }}
      onClick={(event) => {
        const { right, bottom } = event.currentTarget.getBoundingClientRect();
        setOverlay(wasOpen.current ? null : { kind: 'filter-menu', at: { x: right, y: bottom } });
        wasOpen.current = false;
      }}
    >
      <Funnel aria-hidden size={15} />
    </Button>
  );
}

/** Says which filter narrows the tree, and what it leaves. */
export function FilterBar() {
  const { filterKind, filter, setFilterKind } = useEditor();
  if (!filterKind) return null;
  return (
    <div className="flex shrink-0 items-center gap-2 border-b bg-sunken pr-1 pl-3 text-ink-soft text-xs">
      <p role="status" className="min-w-0 flex-1 truncate">
        {filterNames[filterKind]}
        {filter && `: ${counted(filter.categories.size, 'category', 'categories')}`}
        {filter && filter.pairs.size > 0 && `, ${counted(filter.pairs.size, 'placement')}`}
      </p>
      <Button
        variant="ghost"
        size="sm"
        icon
        aria-label="Show all again"
        title="Show all again"
        onClick={() => setFilterKind(null)}
      >
        <X aria-hidden size={14} />
      </Button>
    </div>
  );
}
