import type { ComponentProps } from 'react';

import { cx } from './cx';
import { controlClass } from './input';

/** Grows with its text. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={3}
      {...rest}
      className={cx(
        controlClass,
        'field-sizing-content max-h-80 px-2.5 text-base py-1.5',
        className,
      )}
    />
  );
}
