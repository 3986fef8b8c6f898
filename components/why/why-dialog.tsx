'use client';

import { useEffect, useState } from 'react';

import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Spinner } from '@/components/ui/spinner';
import { api, failureMessage } from '@/lib/api/client';
import type { Why } from '@/lib/api/run-contract';

import { WhyAnswer } from './why-answer';
import type { WhyProps } from './why-button';

type Outcome = { readonly why: Why } | { readonly failure: string };

/** Why something is in the tree: reason, quote, confidence, and the model call behind it. */
export function WhyDialog({ onClose, ...props }: WhyProps & { readonly onClose: () => void }) {
  const { treeId, category, study } = props;
  const outcome = useWhy(treeId, category.id, study?.id ?? null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={
        study ? `Why is this study in ‘${category.name}’?` : `Why is there ‘${category.name}’?`
      }
      description={study?.title}
    >
      {outcome === null && (
        <p role="status" className="flex min-h-24 items-center gap-2 text-ink-faint text-sm">
          <Spinner /> Looking it up…
        </p>
      )}
      {outcome && 'failure' in outcome && (
        <Notice tone="warn" role="status">
          {outcome.failure}
        </Notice>
      )}
      {outcome && 'why' in outcome && <WhyAnswer {...props} why={outcome.why} />}
    </Dialog>
  );
}

function useWhy(treeId: string, categoryId: string, studyId: string | null): Outcome | null {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const query = new URLSearchParams({ categoryId, ...(studyId && { studyId }) });
    api.get<Why>(`/api/trees/${treeId}/why?${query}`, { signal }).then(
      (why) => setOutcome({ why }),
      (error) => signal.aborted || setOutcome({ failure: failureMessage(error) }),
    );
    return () => controller.abort();
  }, [treeId, categoryId, studyId]);
  return outcome;
}
