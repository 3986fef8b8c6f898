'use client';

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';

import { namesakes } from '@/lib/tree/queries';
import { type CategoryId, findCategory, type TreeValue } from '@/lib/tree/value';

import { CategoryRow } from './category-row';
import { DropMark } from './drop-mark';
import { type Editor, useEditor } from './editor-context';
import { newRow, uncategorisedRow } from './ids';
import { NamingRow } from './naming-row';
import { rowHeight } from './tree-measures';
import { type CategoryTreeState, nameOf, type Row } from './use-category-tree';
import { useKeptFocus } from './use-kept-focus';
import { useRowPointer } from './use-row-pointer';
import { useTreeDrop } from './use-tree-drop';
import { useTreeKeys } from './use-tree-keys';
import { visibleRange } from './visible-range';

// Not made anew on each render: a new function makes the virtualizer measure all rows again. For the same
// reason rows have no keys there: all are of one height, and only those in view are asked for their ids.
const heightOfRow = () => rowHeight;

/** The tree: its rows in a scroll area, and the uncategorised studies pinned below them. */
export function CategoryTree({ state }: { state: CategoryTreeState }) {
  const editor = useEditor();
  const { rows, focusedId, focusedIndex } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const container = useRef<HTMLDivElement>(null);
  const pinned = rows.at(-1);
  const virtual = useVirtualizer({
    count: Math.max(rows.length - 1, 0),
    getScrollElement: () => scroller.current,
    estimateSize: heightOfRow,
    initialRect: { width: 0, height: 900 },
    overscan: 10,
    rangeExtractor: (range) => visibleRange(range, focusedIndex),
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight,
  });
  const renderRow = useRenderRow(editor, state);
  const onKeyDown = useTreeKeys(state);
  const pointer = useRowPointer(state);
  const drop = useTreeDrop(state, container);
  useKeptFocus(container, focusedId, focusedIndex, (index) => {
    if (index < rows.length - 1 && !isInSight(virtual, index)) virtual.scrollToIndex(index);
  });

  return (
    <div
      ref={container}
      role="tree"
      aria-label="Categories"
      aria-multiselectable
      onKeyDown={onKeyDown}
      {...pointer}
      {...drop}
      className="relative flex min-h-0 flex-1 flex-col"
    >
      <div
        ref={scroller}
        data-scroller
        role="none"
        className="min-h-0 flex-1 overflow-auto overscroll-contain"
      >
        <div role="none" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <div
              key={rows[index]?.getId() ?? index}
              role="none"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)`, height: rowHeight }}
            >
              {renderRow(rows[index], index)}
            </div>
          ))}
        </div>
      </div>
      {pinned?.getId() === uncategorisedRow && (
        <div role="none" className="shrink-0 border-t" style={{ height: rowHeight + 5 }}>
          {renderRow(pinned, rows.length - 1)}
        </div>
      )}
      <DropMark container={container} />
    </div>
  );
}

/**
 * By what the virtualizer knows: asking the page where a row is makes the browser lay out what has just been
 * changed before it would. At either edge a row must leave room for the next.
 */
function isInSight(virtual: Virtualizer<HTMLDivElement, Element>, index: number): boolean {
  const top = virtual.scrollOffset ?? 0;
  const bottom = top + (virtual.scrollRect?.height ?? 0);
  const above = index > 0 ? rowHeight : 0;
  const below = index < virtual.options.count - 1 ? rowHeight : 0;
  return index * rowHeight - above >= top && (index + 1) * rowHeight + below <= bottom;
}

function useRenderRow(editor: Editor, { selected, focusedIndex }: CategoryTreeState) {
  const { value, counts, matches, matchCounts, naming, editable, marks } = editor;
  const isNamesake = useMemo(() => namesakeTest(value), [value]);
  const words = matches?.words ?? null;

  return (row: Row | undefined, index: number) => {
    if (!row) return null;
    const id = row.getId();
    const { level, posInSet, setSize } = row.getItemMeta();
    const place = { level, position: posInSet, setSize };
    const isNamed = naming?.kind === 'rename' && naming.id === id;
    if (id === newRow || isNamed) return <NamingRow rowId={id} {...place} />;
    const isUncategorised = id === uncategorisedRow;
    const matching = counts.uncategorised.filter((study) => matches?.studies.has(study)).length;
    return (
      <CategoryRow
        id={id}
        name={nameOf(value, id)}
        {...place}
        open={row.isFolder() ? row.isExpanded() : null}
        selected={isUncategorised ? index === focusedIndex : selected.includes(id)}
        tabbable={index === (focusedIndex === -1 ? 0 : focusedIndex)}
        editable={editable}
        direct={isUncategorised ? counts.uncategorised.length : (counts.direct.get(id) ?? 0)}
        effective={
          isUncategorised ? counts.uncategorised.length : (counts.effective.get(id)?.size ?? 0)
        }
        found={matches ? (isUncategorised ? matching : (matchCounts?.studies.get(id) ?? 0)) : null}
        words={words}
        duplicate={isNamesake(id)}
        mark={marks?.get(id)?.word ?? null}
        markWords={marks?.get(id)?.words ?? null}
        uncategorised={isUncategorised}
      />
    );
  };
}

/** Whether a sibling has the same name; looked up when a row of the group is drawn, and once for the group. */
function namesakeTest(value: TreeValue): (id: CategoryId) => boolean {
  const known = new Map<CategoryId | null, ReadonlySet<CategoryId>>();
  return (id) => {
    const parentId = findCategory(value, id)?.parentId ?? null;
    const found = known.get(parentId) ?? namesakes(value, parentId);
    known.set(parentId, found);
    return found.has(id);
  };
}
