import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from './cx';

const tones = {
  neutral: { box: 'border-line bg-sunken text-ink-soft', Icon: Info },
  warn: { box: 'border-warn-line bg-warn-wash text-warn-ink', Icon: TriangleAlert },
  danger: { box: 'border-danger-line bg-danger-wash text-danger-ink', Icon: CircleAlert },
};

interface NoticeProps {
  readonly tone?: keyof typeof tones;
  /** 'alert' interrupts a screen reader; leave it out for what was there when the page came. */
  readonly role?: 'alert' | 'status';
  readonly action?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Notice({ tone = 'neutral', role, action, className, children }: NoticeProps) {
  const { box, Icon } = tones[tone];
  return (
    <div
      role={role}
      className={cx(
        'flex gap-2.5 rounded-md border px-3 py-2 text-sm',
        action ? 'flex-wrap items-center justify-end' : 'items-start',
        box,
        className,
      )}
    >
      <Icon aria-hidden size={15} className={cx('shrink-0', !action && 'mt-0.5')} />
      <div className={cx('wrap-anywhere min-w-0 flex-1', action ? 'basis-48' : null)}>
        {children}
      </div>
      {action}
    </div>
  );
}

interface FailureProps {
  /** null: nothing has failed. */
  readonly message: string | null | undefined;
  readonly className?: string;
}

/** The sentence that what was just asked for failed with; nothing without one. */
export function Failure({ message, className }: FailureProps) {
  if (!message) return null;
  return (
    <Notice tone="danger" role="alert" className={className}>
      {message}
    </Notice>
  );
}
