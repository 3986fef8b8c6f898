import type { VirtualItem } from '@tanstack/react-virtual';
import { memo, useMemo } from 'react';

import { cx } from '@/components/ui/cx';
import { counted } from '@/components/ui/words';

import { type Column, groupsOf } from './columns';
import { barHeight, type Layout } from './layout';

interface MatrixHeaderProps {
  readonly columns: readonly Column[];
  readonly shown: readonly VirtualItem[];
  readonly layout: Layout;
  readonly activeColumn: number;
  readonly studies: number;
}

/** The names of the columns, under bars that say what they are part of. */
export const MatrixHeader = memo(function MatrixHeader(props: MatrixHeaderProps) {
  const { columns, shown, layout, activeColumn, studies } = props;
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 border-b border-b-line-strong/45 bg-surface"
      style={{ height: layout.headerHeight }}
    >
      <div
        role="columnheader"
        aria-colindex={1}
        className={cx(
          'sticky left-0 z-10 flex h-full items-end bg-surface px-3 pb-1.5 text-ink-faint text-xs tabular-nums',
          layout.narrow ? 'sr-only' : 'border-r border-r-line-strong/45',
        )}
        style={layout.narrow ? undefined : { width: layout.studyWidth }}
      >
        {counted(studies, 'study', 'studies')}
      </div>
      <Bars columns={columns} shown={shown} layout={layout} />
      {shown.map(({ index, start, key }) => {
        const column = columns[index];
        return column ? (
          <ColumnName
            key={key}
            column={column}
            index={index}
            start={start}
            layout={layout}
            active={index === activeColumn}
          />
        ) : null;
      })}
    </div>
  );
});

/** Shown to the eye only: each column's name says what it is part of. */
function Bars({ columns, shown, layout }: Pick<MatrixHeaderProps, 'columns' | 'shown' | 'layout'>) {
  const groups = useMemo(() => groupsOf(columns, layout.bars), [columns, layout.bars]);
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  return groups
    .filter(({ from, to }) => from <= last && to > first)
    .map(({ id, name, level, from, to }) => (
      <div
        key={id}
        aria-hidden
        title={name}
        className={cx(
          'absolute overflow-clip border-b border-l text-xs',
          level === 0 ? 'border-l-line-strong/45 font-medium text-ink-soft' : 'text-ink-faint',
        )}
        style={{
          top: level * barHeight,
          left: layout.frozen + from * layout.columnWidth,
          width: (to - from) * layout.columnWidth,
          height: barHeight,
        }}
      >
        <span
          className="sticky inline-block max-w-full truncate px-1.5 leading-[22px]"
          style={{ left: layout.frozen }}
        >
          {name}
        </span>
      </div>
    ));
}

interface ColumnNameProps {
  readonly column: Column;
  readonly index: number;
  readonly start: number;
  readonly layout: Layout;
  readonly active: boolean;
}

function ColumnName({ column, index, start, layout, active }: ColumnNameProps) {
  const path = [...column.above, column.name].join(' › ');
  const bars = Math.min(column.level + (column.below > 0 ? 1 : 0), layout.bars);
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      className="absolute bottom-0"
      style={{ left: start, width: layout.columnWidth, top: bars * barHeight }}
    >
      <button
        type="button"
        tabIndex={-1}
        data-head={index}
        aria-haspopup="menu"
        aria-label={path}
        title={column.scopeNote ? `${path}\n${column.scopeNote}` : path}
        className={cx(
          'flex size-full overflow-hidden text-xs hover:bg-hover',
          layout.upright ? 'items-end justify-center' : 'items-end px-1.5 pb-1.5 text-left',
          active ? 'font-medium text-leaf-ink' : column.below > 0 ? 'text-ink' : 'text-ink-soft',
        )}
      >
        <span
          className={cx(
            layout.upright
              ? 'max-h-full rotate-180 overflow-hidden text-ellipsis px-1.5 text-left leading-[0.875rem] [writing-mode:vertical-rl]'
              : 'line-clamp-3 w-full text-pretty break-words leading-[1.0625rem]',
          )}
          style={layout.upright ? { maxWidth: linesIn(layout.columnWidth) } : undefined}
        >
          {column.name}
        </span>
      </button>
    </div>
  );
}

const lineWidth = 14;

/** The room of whole lines of upright text. */
function linesIn(width: number): number {
  return Math.floor((width - 2) / lineWidth) * lineWidth;
}
