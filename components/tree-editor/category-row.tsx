'use client';

import { ChevronRight, Ellipsis, Inbox, TriangleAlert } from 'lucide-react';
import { memo } from 'react';

import { Highlight } from '@/components/study-list/highlight';
import { cx } from '@/components/ui/cx';

import { countInWords } from './counts';
import { contentStart, indent } from './tree-measures';

/** The line stands below the middle of the chevron. */
const guide = 9;

export interface CategoryRowProps {
  readonly id: string;
  readonly name: string;
  /** 0 for a root category. */
  readonly level: number;
  /** Place among its siblings, from 0, and how many they are. */
  readonly position: number;
  readonly setSize: number;
  /** null: it has no children. */
  readonly open: boolean | null;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly editable: boolean;
  /** Studies directly here, and with those below. */
  readonly direct: number;
  readonly effective: number;
  /** How many of them match the search; null without one. */
  readonly found: number | null;
  readonly words: readonly string[] | null;
  /** A sibling has the same name. */
  readonly duplicate: boolean;
  /** What has changed since the tree was copied: a word, and all of it; null without. */
  readonly mark: string | null;
  readonly markWords: string | null;
  /** The place of the uncategorised studies: no category. */
  readonly uncategorised: boolean;
}

/** One row. What is clicked or dragged in it is handled by the tree, which finds it by `data-row`. */
export const CategoryRow = memo(function CategoryRow(props: CategoryRowProps) {
  const { id, name, level, open, selected, found, words } = props;
  const inWords = countInWords(props.direct, props.effective);
  const counts = props.markWords ? `${inWords}. ${props.markWords}` : inWords;
  return (
    <div
      role="treeitem"
      data-row={id}
      aria-label={name}
      aria-level={level + 1}
      aria-posinset={props.position + 1}
      aria-setsize={props.setSize}
      aria-selected={selected}
      aria-expanded={open ?? undefined}
      aria-description={counts}
      title={`${name}\n${counts}`}
      tabIndex={props.tabbable ? 0 : -1}
      draggable={props.editable && !props.uncategorised}
      style={{ paddingLeft: contentStart + level * indent }}
      className={cx(
        'group relative flex h-full cursor-default select-none items-center gap-1 pr-1.5 text-sm outline-none',
        'focus-visible:outline-2 focus-visible:outline-leaf-ink focus-visible:-outline-offset-2',
        selected ? 'bg-leaf-wash text-leaf-ink' : 'hover:bg-hover',
        found === 0 && 'text-ink-faint',
      )}
    >
      <Guides level={level} />
      {props.uncategorised ? (
        <Inbox aria-hidden size={14} className="mx-[3px] shrink-0 text-ink-faint" />
      ) : (
        <Chevron open={open} />
      )}
      <span
        className={cx('min-w-0 truncate', level === 0 && !props.uncategorised && 'font-medium')}
      >
        <Highlight text={name} words={words} />
      </span>
      {props.duplicate && (
        <span title="A sibling has the same name" className="shrink-0 text-warn-ink">
          <TriangleAlert aria-label="A sibling has the same name" size={13} />
        </span>
      )}
      {props.mark && (
        <span
          aria-hidden
          data-mark={props.mark}
          className="shrink-0 rounded-sm bg-leaf-wash px-1 text-2xs text-leaf-ink after:content-[attr(data-mark)]"
        />
      )}
      <span className="min-w-2 flex-1" />
      {found !== null && found > 0 && (
        <span className="shrink-0 rounded-sm bg-mark px-1 text-2xs text-ink tabular-nums">
          {found}
        </span>
      )}
      <Count direct={props.direct} effective={props.effective} />
      {props.uncategorised ? <span className="w-5.5" /> : <MenuButton name={name} />}
    </div>
  );
});

/** A line down from each category above. */
function Guides({ level }: { level: number }) {
  if (level === 0) return null;
  return (
    <span
      aria-hidden
      style={{
        left: contentStart,
        width: level * indent,
        backgroundImage: `repeating-linear-gradient(to right, transparent 0 ${guide}px, var(--color-line) ${guide}px ${guide + 1}px, transparent ${guide + 1}px ${indent}px)`,
      }}
      className="pointer-events-none absolute inset-y-0"
    />
  );
}

function Chevron({ open }: { open: boolean | null }) {
  if (open === null) return <span aria-hidden className="w-5 shrink-0" />;
  return (
    <span
      aria-hidden
      data-part="chevron"
      className="grid size-5 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink"
    >
      <ChevronRight
        size={14}
        className={cx('pointer-events-none transition-transform', open && 'rotate-90')}
      />
    </span>
  );
}

/**
 * The studies here and, fainter, with those below. Drawn by the style sheet: the numbers are no part of the
 * row's name, and its description says them in words.
 */
function Count({ direct, effective }: { direct: number; effective: number }) {
  const isSplit = direct !== effective && direct > 0;
  return (
    <span aria-hidden className="shrink-0 text-right text-ink-faint text-xs tabular-nums">
      {isSplit && (
        <span data-count={`${direct} / `} className="opacity-75 after:content-[attr(data-count)]" />
      )}
      <span data-count={effective} className="text-ink-soft after:content-[attr(data-count)]" />
    </span>
  );
}

function MenuButton({ name }: { name: string }) {
  return (
    <button
      type="button"
      data-part="menu"
      tabIndex={-1}
      aria-label={`Actions for ${name}`}
      aria-haspopup="menu"
      className="-mr-0.5 grid size-6 shrink-0 place-items-center rounded-sm text-ink-faint opacity-0 hover:bg-hover hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 group-focus-visible:opacity-100 group-aria-selected:opacity-100 pointer-coarse:opacity-100"
    >
      <Ellipsis aria-hidden size={15} />
    </button>
  );
}
