import { SearchX } from 'lucide-react';
import Link from 'next/link';

import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function NotFound() {
  return (
    <EmptyState
      className="my-auto"
      icon={<SearchX aria-hidden />}
      as="h1"
      title="There is nothing here"
      action={
        <Link href="/" className={buttonClass()}>
          All topics
        </Link>
      }
    >
      The address is mistyped, or what it led to was archived.
    </EmptyState>
  );
}
