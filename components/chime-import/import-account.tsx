import type { ReactNode } from 'react';

import { cx } from '@/components/ui/cx';
import { counted, formatCount } from '@/components/ui/words';
import type { ChimeImport } from '@/lib/api/contract';

/** What became of the file: the counts, each rejected row, and the text that became no category. */
export function ImportAccount({ account }: { account: ChimeImport }) {
  const { rejected, dropped, droppedPieces, linesBefore } = account;
  return (
    <section aria-label="What was imported" className="rounded-lg border bg-surface px-3 py-2.5">
      <p role="status" className="sr-only">
        {counted(account.topics, 'topic')} imported, {counted(rejected.length, 'row')} rejected
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
        <Figure value={account.topics}>{account.topics === 1 ? 'topic' : 'topics'}</Figure>
        <Figure value={account.rootCategories}>root categories</Figure>
        <Figure value={account.categories}>categories in all</Figure>
        <Figure value={account.studies}>studies by number</Figure>
        <Figure value={rejected.length} alarming>
          {rejected.length === 1 ? 'row rejected' : 'rows rejected'}
        </Figure>
      </dl>
      <Findings
        open
        title={`${counted(rejected.length, 'row')} rejected`}
        className="text-danger-ink"
        items={rejected.map(({ line, reviewId, reason }) => ({
          where: `Line ${line}${reviewId && `, ${reviewId}`}`,
          text: reason,
        }))}
        all={rejected.length}
      />
      <Findings
        title={`${counted(droppedPieces, 'piece')} of text became no category`}
        className="text-warn-ink"
        items={dropped.map(({ reviewId, line, text, reason }) => ({
          where: `${reviewId}, line ${line} of the reply`,
          text: `${reason}: ${text}`,
        }))}
        all={droppedPieces}
      />
      {linesBefore > 0 && (
        <p className="mt-1.5 text-ink-faint text-sm">
          {counted(linesBefore, 'line')} before the outlines left out: greetings, and the part that
          lists the aspects.
        </p>
      )}
    </section>
  );
}

interface FigureProps {
  readonly value: number;
  readonly alarming?: boolean;
  readonly children: ReactNode;
}

function Figure({ value, alarming, children }: FigureProps) {
  const alarmed = alarming && value > 0;
  return (
    <div className={cx('flex gap-1', alarmed && 'text-danger-ink', !value && 'text-ink-faint')}>
      <dd className="font-medium tabular-nums">{formatCount(value)}</dd>
      <dt>{children}</dt>
    </div>
  );
}

const mostShown = 200;

interface FindingsProps {
  readonly title: string;
  readonly items: readonly { readonly where: string; readonly text: string }[];
  /** How many there are, those that the server left out included. */
  readonly all: number;
  readonly open?: boolean;
  readonly className: string;
}

function Findings({ title, items, all, open, className }: FindingsProps) {
  if (all === 0) return null;
  const shown = items.slice(0, mostShown);
  return (
    <details open={open} className="mt-1.5 text-sm">
      <summary className={cx('w-fit rounded-sm font-medium', className)}>{title}</summary>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
        tabIndex={0}
        className="mt-1 max-h-72 overflow-y-auto"
      >
        <ul className="space-y-0.5 pl-4 text-ink-soft">
          {shown.map(({ where, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
            <li key={at}>
              <span className="text-ink-faint tabular-nums">{where}:</span> {text}
            </li>
          ))}
          {all > shown.length && (
            <li className="text-ink-faint">and {formatCount(all - shown.length)} more</li>
          )}
        </ul>
      </section>
    </details>
  );
}
