import type { ReactNode } from 'react';

import { cx } from './cx';

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** The title's element; 'h1' where this is the whole page. Default 'p'. */
  readonly as?: 'p' | 'h1' | 'h2';
  readonly children?: ReactNode;
  /** What to do about it. */
  readonly action?: ReactNode;
  readonly className?: string;
}

export function EmptyState({
  icon,
  title,
  as: Title = 'p',
  children,
  action,
  className,
}: EmptyStateProps) {
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
      <Title className="font-medium">{title}</Title>
      {children && <div className="mt-1 text-ink-soft text-sm">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
