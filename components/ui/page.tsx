import type { ReactNode } from 'react';

import { cx } from './cx';

const widths = { md: 'max-w-3xl', lg: 'max-w-5xl', xl: 'max-w-7xl' };

/** The column that ordinary pages are set in. */
export function Page({
  width = 'lg',
  children,
}: {
  width?: keyof typeof widths;
  children: ReactNode;
}) {
  return (
    <div className={cx('mx-auto w-full px-4 pt-7 pb-20 sm:px-6', widths[width])}>{children}</div>
  );
}
