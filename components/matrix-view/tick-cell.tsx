import { Check, X } from 'lucide-react';

import { cx } from '@/components/ui/cx';

import { added, below, denied, doubtful, here, removed } from './cells';

interface TickCellProps {
  readonly row: number;
  readonly column: number;
  readonly start: number;
  readonly width: number;
  /** The category's. */
  readonly name: string;
  /** The study's. */
  readonly title: string;
  readonly bits: number;
  readonly tabbable: boolean;
  readonly chosen: boolean;
  /** Several cells are selected. */
  readonly many: boolean;
  readonly editable: boolean;
}

/** One decision: is the study in the category? */
export function TickCell(props: TickCellProps) {
  const { row, column, name, title, bits, chosen } = props;
  const isHere = (bits & here) !== 0;
  const isBelow = !isHere && (bits & below) !== 0;
  const notes = notesOf(bits);
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={chosen}
      data-cell={`${row}:${column}`}
      title={notes || undefined}
      className={cx(
        'group absolute inset-y-0 grid place-items-center',
        chosen && props.many && 'bg-leaf-wash',
        props.editable && 'cursor-pointer',
      )}
      style={{ left: props.start, width: props.width }}
    >
      <span
        role="checkbox"
        aria-checked={isBelow ? 'mixed' : isHere}
        aria-label={`${name}: ${title}${notes && `, ${notes}`}`}
        aria-readonly={!props.editable}
        tabIndex={props.tabbable ? 0 : -1}
        className={cx(
          'relative grid size-5 place-items-center rounded-sm border outline-none',
          'focus-visible:outline-2 focus-visible:outline-leaf-ink focus-visible:outline-offset-2',
          isHere && 'border-leaf bg-leaf text-on-leaf',
          isBelow && 'border-leaf-line bg-leaf-wash',
          !isHere && !isBelow && 'border-line-strong/40 group-hover:border-line-strong',
          (bits & added) !== 0 && 'ring-2 ring-leaf-line',
          (bits & removed) !== 0 && 'border-danger border-dashed',
        )}
      >
        {isHere && <Check aria-hidden size={14} strokeWidth={2.5} />}
        {(bits & denied) !== 0 && <X aria-hidden size={13} className="text-ink-soft" />}
        {isBelow && <span className="size-1.5 rounded-full bg-leaf" />}
        {(bits & doubtful) !== 0 && (
          <span className="absolute -top-1 -right-1 size-2 rounded-full border border-surface bg-warn-ink" />
        )}
      </span>
    </div>
  );
}

/** What the marks of a cell mean: "included from below, low confidence"; '' for one without any. */
function notesOf(bits: number): string {
  const isHere = (bits & here) !== 0;
  return [
    (bits & below) !== 0 && (isHere ? 'also included from below' : 'included from below'),
    (bits & added) !== 0 && 'added',
    (bits & removed) !== 0 && 'taken out',
    (bits & denied) !== 0 && 'does not belong',
    (bits & doubtful) !== 0 && 'low confidence',
  ]
    .filter(Boolean)
    .join(', ');
}
