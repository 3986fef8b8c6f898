import type { ReactNode } from 'react';

import { cx } from './cx';

interface KbdProps {
  readonly children: ReactNode;
  /** For a dark ground. */
  readonly inverse?: boolean;
  readonly className?: string;
}

export function Kbd({ children, inverse = false, className }: KbdProps) {
  return (
    <kbd
      className={cx(
        'rounded-sm border px-1 font-sans text-2xs leading-4',
        inverse ? 'border-paper/35 text-paper' : 'text-ink-faint',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
