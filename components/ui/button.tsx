import type { ComponentProps } from 'react';

import { cx } from './cx';
import { Spinner } from './spinner';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

interface Look {
  /** Default 'secondary'. */
  readonly variant?: ButtonVariant;
  /** Heights 28, 32 and 40 px; default 'md'. */
  readonly size?: ButtonSize;
  /** A square button that holds one icon; it needs an aria-label. */
  readonly icon?: boolean;
}

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-leaf text-on-leaf shadow-sm hover:bg-leaf-deep',
  secondary:
    'border border-line-strong/70 bg-surface text-ink hover:bg-hover hover:border-line-strong aria-pressed:border-leaf aria-pressed:bg-leaf-wash aria-pressed:text-leaf-ink',
  ghost:
    'text-ink-soft hover:bg-hover hover:text-ink data-[state=open]:bg-hover aria-pressed:bg-leaf-wash aria-pressed:text-leaf-ink',
  danger: 'bg-danger text-on-danger shadow-sm hover:opacity-90',
};

const sizes: Record<ButtonSize, { text: string; icon: string }> = {
  sm: { text: 'h-7 px-2.5 text-sm gap-1.5', icon: 'size-7' },
  md: { text: 'h-8 px-3 text-sm gap-1.5', icon: 'size-8' },
  lg: { text: 'h-10 px-4 text-base gap-2', icon: 'size-10' },
};

/** The look of a button, for a link that acts as one. */
export function buttonClass({
  variant = 'secondary',
  size = 'md',
  icon = false,
}: Look = {}): string {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center rounded-md font-medium whitespace-nowrap transition-colors',
    'disabled:pointer-events-none disabled:opacity-45 aria-disabled:opacity-60 [&>svg]:shrink-0',
    variants[variant],
    icon ? sizes[size].icon : sizes[size].text,
  );
}

export interface ButtonProps extends ComponentProps<'button'>, Look {
  /** Shows a spinner and ignores clicks while keeping the focus. */
  readonly busy?: boolean;
}

export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass({ variant, size, icon }), className)}
    >
      {busy && <Spinner />}
      {(!busy || !icon) && children}
    </button>
  );
}
