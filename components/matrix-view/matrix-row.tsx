import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';

import { Highlight } from '@/components/study-list/highlight';
import { cx } from '@/components/ui/cx';
import type { PageStudy } from '@/lib/api/page-data';

import { noColumn, ownColumn } from './area';
import { cellAt } from './cells';
import type { Column } from './columns';
import type { Layout } from './layout';
import { TickCell } from './tick-cell';

export interface MatrixRowProps {
  readonly study: PageStudy;
  /** Place among all rows, from 0. */
  readonly index: number;
  /** From the top, in pixels. */
  readonly start: number;
  readonly measure: (element: Element | null) => void;
  readonly columns: readonly Column[];
  readonly shown: readonly VirtualItem[];
  /** One character a shown column: `cellAt`. */
  readonly bits: string;
  readonly layout: Layout;
  /** `ownColumn` for the study's own cell, `noColumn` when another row is active. */
  readonly activeColumn: number;
  /** Selected columns, both included; `noColumn` without any. */
  readonly chosenFrom: number;
  readonly chosenTo: number;
  /** Its abstract is open. */
  readonly open: boolean;
  readonly editable: boolean;
  readonly words: readonly string[] | null;
}

/** One study and its cells. Clicks and keys are handled by the grid. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { start, measure, ...own } = props;
  const { index, layout } = own;
  return (
    <div
      ref={measure}
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      className={cx(
        'absolute inset-x-0 top-0 border-b',
        !layout.narrow && 'flex',
        props.activeColumn !== noColumn && 'bg-hover',
      )}
      style={{ transform: `translateY(${start}px)` }}
    >
      <RowContent {...own} />
    </div>
  );
});

type RowContentProps = Omit<MatrixRowProps, 'start' | 'measure'>;

/** By itself, as rows are moved once those above them have been measured. */
const RowContent = memo(function RowContent(props: RowContentProps) {
  const title = props.study.title || 'Study without a title';
  return (
    <>
      <StudyCell {...props} title={title} />
      <Cells {...props} title={title} />
    </>
  );
});

interface TitledProps extends RowContentProps {
  readonly title: string;
}

const cellHeight = 44;

function Cells(props: TitledProps) {
  const { index, columns, shown, layout, chosenFrom, chosenTo, editable, title } = props;
  const isMany = chosenTo > chosenFrom;
  return (
    <div
      role="none"
      className={layout.narrow ? 'relative' : 'absolute inset-y-0 left-0'}
      style={layout.narrow ? { height: cellHeight } : undefined}
    >
      {shown.map(({ index: column, start, key }, place) => (
        <TickCell
          key={key}
          row={index}
          column={column}
          start={start}
          width={layout.columnWidth}
          name={columns[column]?.name ?? ''}
          title={title}
          bits={cellAt(props.bits, place)}
          tabbable={column === props.activeColumn}
          chosen={column >= chosenFrom && column <= chosenTo}
          many={isMany}
          editable={editable}
        />
      ))}
    </div>
  );
}

function StudyCell(props: TitledProps) {
  const { study, index, layout, activeColumn, words, open, title } = props;
  return (
    <div
      role="rowheader"
      aria-colindex={1}
      data-cell={`${index}:${ownColumn}`}
      tabIndex={activeColumn === ownColumn ? 0 : -1}
      aria-current={open || undefined}
      className={cx(
        'sticky left-0 z-10 flex cursor-default gap-2 py-1.5 pr-3 pl-2 text-sm outline-none',
        activeColumn === noColumn ? 'bg-surface' : 'bg-sunken',
        'focus-visible:outline-2 focus-visible:outline-leaf-ink focus-visible:-outline-offset-2',
        !layout.narrow && 'border-r border-r-line-strong/45',
        open && 'shadow-[inset_2px_0_0_var(--color-leaf)]',
      )}
      style={{ width: layout.studyWidth }}
    >
      <span className="w-6 shrink-0 text-right text-ink-faint text-xs leading-[1.1875rem] tabular-nums">
        {study.number}
      </span>
      <div className="min-w-0 flex-1">
        <p
          className={cx(
            'break-words font-medium',
            study.claim ? 'truncate' : 'line-clamp-2',
            !study.title && 'text-ink-faint italic',
          )}
          title={title}
        >
          <Highlight text={title} words={words} />
        </p>
        {study.claim && (
          <p className="line-clamp-2 break-words text-ink-soft text-xs" title={study.claim}>
            <Highlight text={study.claim} words={words} />
          </p>
        )}
      </div>
    </div>
  );
}
