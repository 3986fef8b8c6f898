'use client';

import { CircleHelp, Copy, Ellipsis } from 'lucide-react';
import { memo } from 'react';

import { shortAuthors } from '@/components/study-list/authors';
import { Highlight } from '@/components/study-list/highlight';
import { snippet } from '@/components/study-list/search';
import { cx } from '@/components/ui/cx';
import type { PageStudy } from '@/lib/api/page-data';

import { type SuggestedPlace, SuggestedPlaces } from './suggested-places';

export interface StudyRowProps {
  readonly lineKey: string;
  readonly study: PageStudy;
  /** null: it has not come yet. */
  readonly abstract: string | null;
  /** Its row number in the grid, from 1. */
  readonly position: number;
  /** In how many categories it is. */
  readonly places: number;
  readonly selected: boolean;
  /** Its details are open. */
  readonly open: boolean;
  readonly tabbable: boolean;
  readonly editable: boolean;
  /** The engine that put it here is not sure of it. */
  readonly doubted: boolean;
  readonly words: readonly string[] | null;
  /** Where it may belong; null for a study that is in a category. */
  readonly suggested: readonly SuggestedPlace[] | null;
}

/** One study. Clicks and drags are handled by the list, which finds it by `data-row`. */
export const StudyRow = memo(function StudyRow(props: StudyRowProps) {
  const { study, words, selected, editable } = props;
  const title = study.title || 'Study without a title';
  const meta = [shortAuthors(study.authors), study.year, study.journal].filter(Boolean).join(' · ');
  return (
    <div
      role="row"
      data-row={props.lineKey}
      aria-label={title}
      aria-rowindex={props.position}
      aria-selected={selected}
      aria-current={props.open || undefined}
      tabIndex={props.tabbable ? 0 : -1}
      draggable={editable}
      className={cx(
        'group flex cursor-default select-none gap-2.5 border-b py-2 pr-1.5 pl-3 outline-none',
        'focus-visible:outline-2 focus-visible:outline-leaf-ink focus-visible:-outline-offset-2',
        selected ? 'bg-leaf-wash' : 'hover:bg-hover',
        props.open && 'shadow-[inset_2px_0_0_var(--color-leaf)]',
      )}
    >
      <div role="gridcell" className="pt-px">
        <input
          type="checkbox"
          data-part="check"
          tabIndex={-1}
          readOnly
          checked={selected}
          aria-label={`Select ${title}`}
          className="block size-4"
        />
      </div>
      <div role="gridcell" className="min-w-0 flex-1 text-sm">
        <p
          className={cx(
            'line-clamp-2 break-words font-medium',
            !study.title && 'text-ink-faint italic',
          )}
          title={title}
        >
          <Highlight text={title} words={words} />
        </p>
        <Finding study={study} abstract={props.abstract} words={words} />
        {meta && <p className="truncate text-ink-faint text-xs">{meta}</p>}
        {props.suggested && <SuggestedPlaces places={props.suggested} />}
      </div>
      <div role="gridcell" className="flex shrink-0 items-start gap-1">
        {props.doubted && (
          <span
            title="Low confidence: look at this one first"
            className="mt-0.5 grid size-4 place-items-center text-warn-ink"
          >
            <CircleHelp aria-hidden size={12} />
            <span className="sr-only">Low confidence</span>
          </span>
        )}
        {props.places > 1 && (
          <span
            title={`In ${props.places} categories`}
            className="mt-0.5 flex items-center gap-0.5 text-ink-faint text-xs tabular-nums"
          >
            <Copy aria-hidden size={11} />
            <span className="sr-only">In</span> {props.places}
            <span className="sr-only">categories</span>
          </span>
        )}
        {editable && (
          <button
            type="button"
            data-part="menu"
            tabIndex={-1}
            aria-label={`Actions for ${title}`}
            aria-haspopup="menu"
            className="grid size-6 place-items-center rounded-sm text-ink-faint opacity-0 hover:bg-hover hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 group-focus-visible:opacity-100 group-aria-selected:opacity-100 pointer-coarse:opacity-100"
          >
            <Ellipsis aria-hidden size={15} className="pointer-events-none" />
          </button>
        )}
      </div>
    </div>
  );
});

/** The claim; during a search the place in the abstract that was found. */
function Finding({ study, abstract, words }: Pick<StudyRowProps, 'study' | 'abstract' | 'words'>) {
  const found = words && abstract && snippet(abstract, words);
  const text = found ?? study.claim;
  if (!text) return null;
  return (
    <p className={cx('text-ink-soft', found ? 'line-clamp-2' : 'truncate')}>
      <Highlight text={text} words={words} />
    </p>
  );
}
