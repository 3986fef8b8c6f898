import type { ReactNode } from 'react';

import { cx } from './cx';

export type BadgeTone = 'neutral' | 'leaf' | 'warn' | 'danger';

const tones: Record<BadgeTone, string> = {
  neutral: 'bg-hover text-ink-soft',
  leaf: 'bg-leaf-wash text-leaf-ink',
  warn: 'bg-warn-wash text-warn-ink',
  danger: 'bg-danger-wash text-danger-ink',
};

interface BadgeProps {
  readonly tone?: BadgeTone;
  readonly title?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Badge({ tone = 'neutral', title, className, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={cx(
        'inline-flex shrink-0 items-center gap-1 rounded-sm px-1.5 font-medium text-2xs leading-[1.125rem] tabular-nums whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
