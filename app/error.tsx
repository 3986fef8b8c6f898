'use client';

import { CircleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect } from 'react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** The server logs the error under the digest; its text may hold what is nobody's business. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  useEffect(() => console.error(error), [error]);
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert" className="my-auto">
      <EmptyState
        icon={<CircleAlert aria-hidden />}
        as="h1"
        title="This page could not be shown"
        action={<Button onClick={retry}>Try again</Button>}
      >
        What you had saved is safe. If it happens again, the server’s log says why
        {error.digest ? `: look for ${error.digest}` : ''}.
      </EmptyState>
    </div>
  );
}
