import type { ReactNode } from 'react';

import { cx } from '@/components/ui/cx';
import { formatCount } from '@/components/ui/words';

interface FigureProps {
  readonly value: number;
  readonly alarming?: boolean;
  readonly children: ReactNode;
}

/** One count of an account. */
export function Figure({ value, alarming, children }: FigureProps) {
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

/** What was found in the file, folded away; nothing when there is none. */
export function Findings({ title, items, all, open, className }: FindingsProps) {
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
