import { Search, X } from 'lucide-react';
import type { ComponentProps } from 'react';

import { cx } from './cx';

export const controlClass =
  'w-full rounded-md border border-line-strong/70 bg-surface text-ink transition-colors hover:border-line-strong focus-visible:border-leaf-ink focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger disabled:opacity-50';

interface InputProps extends ComponentProps<'input'> {
  /** 40 instead of 32 px high, with larger text: for a title. */
  readonly large?: boolean;
}

export function Input({ large = false, className, ...rest }: InputProps) {
  const look = large ? 'h-10 text-lg' : 'h-8 text-base';
  return <input {...rest} className={cx(controlClass, look, 'px-2.5', className)} />;
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select {...rest} className={cx(controlClass, 'h-8 px-2 text-base', className)} />;
}

interface SearchInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  /** Its accessible name and, unless one is given, its placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A search box; Escape empties it before it does anything else. */
export function SearchInput({ label, value, onValue, className, ...rest }: SearchInputProps) {
  return (
    <div className={cx('relative', className)}>
      <Search
        aria-hidden
        size={14}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-faint"
      />
      <input
        placeholder={label}
        {...rest}
        type="search"
        aria-label={label}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value) {
            event.stopPropagation();
            onValue('');
          }
        }}
        className={cx(
          controlClass,
          'h-8 pr-8 pl-8 text-base [&::-webkit-search-cancel-button]:hidden',
        )}
      />
      {value && (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => onValue('')}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink"
        >
          <X aria-hidden size={13} />
        </button>
      )}
    </div>
  );
}
