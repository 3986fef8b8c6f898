'use client';

import type { VirtualItem } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';

import { useSize } from '@/components/tree-diagram/use-size';
import { useEditor } from '@/components/tree-editor/editor-context';

import { noColumn, rectangleOf, type Spot, spotOf } from './area';
import { rowOf } from './cells';
import { ColumnLines } from './column-lines';
import { ColumnMenu } from './column-menu';
import { type Layout, layoutFor } from './layout';
import { MatrixHeader } from './matrix-header';
import { MatrixRow } from './matrix-row';
import { cellElement, useActiveCell } from './use-active-cell';
import { useColumnMenu } from './use-column-menu';
import type { MatrixState } from './use-matrix';
import type { MatrixActions } from './use-matrix-actions';
import { useMatrixKeys } from './use-matrix-keys';
import { useMatrixPointer } from './use-matrix-pointer';
import { useVirtualAxes } from './use-virtual-axes';

interface MatrixGridProps {
  readonly state: MatrixState;
  readonly actions: MatrixActions;
}

const nowhere: Spot = { row: -1, column: noColumn };

/** The grid itself: a header and rows that stay in view, and of the cells only those near the view. */
export function MatrixGrid({ state, actions }: MatrixGridProps) {
  const { editable } = useEditor();
  const { rows, columns, axes, area } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(scroller);
  const layout = useMemo(() => layoutFor(width, columns), [width, columns]);
  const active = useMemo(
    () => (area ? (spotOf(axes, area.active) ?? nowhere) : nowhere),
    [axes, area],
  );
  const { vertical, horizontal } = useVirtualAxes(state, layout, active, scroller);
  const shown = horizontal.getVirtualItems();
  useActiveCell(scroller, active, (at) => {
    vertical.scrollToIndex(at.row);
    if (at.column >= 0) horizontal.scrollToIndex(at.column);
  });
  const onKeyDown = useMatrixKeys(state, actions, vertical);
  const { onClick, ...pointer } = useMatrixPointer(state, actions);
  const { menu, ...menus } = useColumnMenu(state);
  const close = () => {
    menus.close();
    cellElement(scroller.current, active)?.focus({ preventScroll: true });
  };
  const contentWidth = layout.frozen + columns.length * layout.columnWidth;

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Studies and categories"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-readonly={!editable}
      onKeyDown={onKeyDown}
      onClick={(event) => menus.onHead(event) || onClick(event)}
      onContextMenu={menus.onContextMenu}
      {...pointer}
      className="relative min-h-0 min-w-0 flex-1 select-none overflow-auto overscroll-contain bg-surface"
    >
      {width > 0 && (
        <div
          role="none"
          className="relative"
          style={{
            width: Math.max(contentWidth, layout.studyWidth),
            height: vertical.getTotalSize(),
          }}
        >
          <MatrixHeader
            columns={columns}
            shown={shown}
            layout={layout}
            activeColumn={active.column}
            studies={rows.length}
          />
          <ColumnLines
            columns={columns}
            shown={shown}
            layout={layout}
            activeColumn={active.column}
          />
          <MatrixRows state={state} layout={layout} active={active} axes={{ vertical, shown }} />
        </div>
      )}
      {menu && <ColumnMenu menu={menu} state={state} actions={actions} onClose={close} />}
    </div>
  );
}

interface MatrixRowsProps {
  readonly state: MatrixState;
  readonly layout: Layout;
  readonly active: Spot;
  readonly axes: {
    readonly vertical: ReturnType<typeof useVirtualAxes>['vertical'];
    readonly shown: readonly VirtualItem[];
  };
}

function MatrixRows({ state, layout, active, axes: { vertical, shown } }: MatrixRowsProps) {
  const { editable, spot, matches } = useEditor();
  const { rows, columns, axes, area, source } = state;
  const chosen = area && rectangleOf(axes, area);
  const shownIds = useMemo(
    () => shown.map(({ index }) => axes.categoryIds[index] ?? ''),
    [shown, axes],
  );
  return vertical.getVirtualItems().map(({ key, index, start }) => {
    const study = rows[index];
    if (!study) return null;
    const isChosen = chosen && index >= chosen.top && index <= chosen.bottom;
    return (
      <MatrixRow
        key={key}
        study={study}
        index={index}
        start={start}
        measure={vertical.measureElement}
        columns={columns}
        shown={shown}
        bits={rowOf(source, study.id, shownIds)}
        layout={layout}
        activeColumn={index === active.row ? active.column : noColumn}
        chosenFrom={isChosen ? chosen.left : noColumn}
        chosenTo={isChosen ? chosen.right : noColumn}
        open={spot.studyId === study.id}
        editable={editable}
        words={matches?.words ?? null}
      />
    );
  });
}
