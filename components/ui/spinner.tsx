import { LoaderCircle } from 'lucide-react';

import { cx } from './cx';

/** Decorative: the words beside it say what is going on. */
export function Spinner({ size = 14, className }: { size?: number; className?: string }) {
  return <LoaderCircle aria-hidden size={size} className={cx('animate-spin', className)} />;
}
