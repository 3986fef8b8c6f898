import type { VirtualItem } from '@tanstack/react-virtual';

import { cx } from '@/components/ui/cx';

import type { Column } from './columns';
import type { Layout } from './layout';

interface ColumnLinesProps {
  readonly columns: readonly Column[];
  readonly shown: readonly VirtualItem[];
  readonly layout: Layout;
  readonly activeColumn: number;
}

/** Lines between the columns over their whole height, stronger where another branch begins, and the active one. */
export function ColumnLines({ columns, shown, layout, activeColumn }: ColumnLinesProps) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {shown.map(({ index, start, key }) => (
        <div
          key={key}
          className={cx(
            'absolute inset-y-0 border-l',
            isBranch(columns, index) && 'border-line-strong/60',
            index === activeColumn && 'bg-hover',
          )}
          style={{ left: start, width: layout.columnWidth }}
        />
      ))}
    </div>
  );
}

/** Whether a branch begins here, or the one before has ended. */
function isBranch(columns: readonly Column[], index: number): boolean {
  const column = columns[index];
  const before = columns[index - 1];
  return !column || !before || column.below > 0 || column.level < before.level;
}
