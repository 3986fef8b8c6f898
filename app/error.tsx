'use client';

import { CircleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useState } from 'react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** The server logs the error under the digest; its text may hold what is nobody's business. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  const [isSilent, setSilent] = useState(false);
  useEffect(() => console.error(error), [error]);
  const isCodeMissing = error.name === 'ChunkLoadError';
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  // Only a page that is loaded anew asks for its code again; without a server it would be lost as well.
  const reload = () =>
    fetch('/api/openapi.json').then(
      () => window.location.reload(),
      () => setSilent(true),
    );
  return (
    <div role="alert" className="my-auto">
      <EmptyState
        icon={<CircleAlert aria-hidden />}
        as="h1"
        title={isCodeMissing ? 'The server cannot be reached' : 'This page could not be shown'}
        action={<Button onClick={isCodeMissing ? reload : retry}>Try again</Button>}
      >
        {isCodeMissing
          ? `A part of this page has to come from it${isSilent ? ' still' : ''}. Edits of a tree are kept in this browser.`
          : `What you had saved is safe. If it happens again, the server’s log says why${error.digest ? `: look for ${error.digest}` : ''}.`}
      </EmptyState>
    </div>
  );
}
