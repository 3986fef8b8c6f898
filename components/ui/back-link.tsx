import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

interface BackLinkProps {
  readonly href: string;
  /** What it leads to; cut where it is longer than the line. */
  readonly children: ReactNode;
}

/** Above a page's title: the way to what the page is part of. */
export function BackLink({ href, children }: BackLinkProps) {
  return (
    <Link
      href={href}
      className="-ml-1 inline-flex max-w-full items-center gap-0.5 rounded-sm text-ink-soft text-sm hover:text-ink"
    >
      <ChevronLeft aria-hidden size={15} className="shrink-0" />
      <span className="truncate">{children}</span>
    </Link>
  );
}
