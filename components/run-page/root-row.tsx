import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import type { ComponentProps, DragEvent } from 'react';

import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';

import { type EditedRoot, mostName, mostNote } from './root-list';

export interface RootRowProps {
  readonly root: EditedRoot;
  /** From 1. */
  readonly position: number;
  readonly count: number;
  readonly problem: string | undefined;
  readonly dragged: boolean;
  /** Where a dragged one would go. */
  readonly line: 'above' | 'below' | null;
  readonly handle: Pick<ComponentProps<'span'>, 'draggable' | 'onDragStart' | 'onDragEnd'>;
  readonly row: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
  readonly onChange: (change: { name?: string; scopeNote?: string }) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One root category: its name, what belongs in it, what it rests on. */
export function RootRow(props: RootRowProps) {
  const { root, position, problem, line, onChange } = props;
  const called = root.name.trim() || `root category ${position}`;
  const noteId = `root-${root.key}-problem`;
  return (
    <li
      data-root={root.key}
      {...props.row}
      className={cx(
        'relative flex gap-1.5 rounded-lg border bg-surface py-2.5 pr-2 pl-1',
        props.dragged && 'opacity-45',
        line === 'above' && 'shadow-[0_-5px_0_-2px_var(--color-leaf)]',
        line === 'below' && 'shadow-[0_5px_0_-2px_var(--color-leaf)]',
      )}
    >
      <span
        {...props.handle}
        aria-hidden
        title="Drag to reorder"
        className="grid w-6 shrink-0 cursor-grab place-items-center self-stretch rounded-sm text-ink-faint hover:bg-hover hover:text-ink active:cursor-grabbing"
      >
        <GripVertical size={15} />
      </span>
      <div className="min-w-0 flex-1 space-y-1.5">
        <Input
          aria-label={`Name of ${called}`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? noteId : undefined}
          maxLength={mostName}
          value={root.name}
          placeholder="Name"
          onChange={(event) => onChange({ name: event.target.value })}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            props.onMove(event.key === 'ArrowUp' ? -1 : 1);
          }}
          className="font-medium"
        />
        <Textarea
          aria-label={`Scope note of ${called}`}
          rows={1}
          maxLength={mostNote}
          value={root.scopeNote}
          placeholder="What belongs here, and what does not"
          onChange={(event) => onChange({ scopeNote: event.target.value })}
          className="text-sm"
        />
        {problem && (
          <p id={noteId} className="text-danger-ink text-xs">
            {problem}
          </p>
        )}
        {root.entities.length > 0 && (
          <p className="text-ink-faint text-xs">Rests on: {root.entities.join(', ')}</p>
        )}
      </div>
      <RowButtons {...props} called={called} />
    </li>
  );
}

function RowButtons(props: RootRowProps & { readonly called: string }) {
  const { position, count, called, onMove, onRemove } = props;
  return (
    <div className="flex shrink-0 max-sm:flex-col">
      <Button
        variant="ghost"
        size="sm"
        icon
        data-part="up"
        aria-label={`Move ${called} up`}
        aria-disabled={position === 1}
        onClick={() => position > 1 && onMove(-1)}
      >
        <ArrowUp aria-hidden size={14} />
      </Button>
      <Button
        variant="ghost"
        size="sm"
        icon
        data-part="down"
        aria-label={`Move ${called} down`}
        aria-disabled={position === count}
        onClick={() => position < count && onMove(1)}
      >
        <ArrowDown aria-hidden size={14} />
      </Button>
      <Button variant="ghost" size="sm" icon aria-label={`Remove ${called}`} onClick={onRemove}>
        <X aria-hidden size={14} />
      </Button>
    </div>
  );
}
