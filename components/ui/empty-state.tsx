import type { ReactNode } from 'react';

import { cx } from './cx';

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** What to do about it. */
  readonly action?: ReactNode;
  readonly className?: string;
}

export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      className={cx(
        'mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center',
        className,
      )}
    >
      {icon && (
        <div className="mb-3 text-ink-faint [&>svg]:size-7 [&>svg]:stroke-[1.5]">{icon}</div>
      )}
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 text-ink-soft text-sm">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
