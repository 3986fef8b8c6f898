'use client';

import { useState } from 'react';

import { capsDraftOf, changedCaps, readCaps } from '@/components/new-run/caps-draft';
import { CapsFields } from '@/components/new-run/caps-fields';
import { Folded } from '@/components/new-run/folded';
import { Button } from '@/components/ui/button';
import { Failure, Notice } from '@/components/ui/notice';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';
import type { Caps, Run } from '@/lib/api/run-contract';

interface StoppedShortProps {
  readonly run: Run;
  /** What binds it now; null for an engine without limits. */
  readonly caps: Caps | null;
  readonly onRun: (run: Run) => void;
}

/** Why a run stopped short, and resuming it within other limits. */
export function StoppedShort({ run, caps, onRun }: StoppedShortProps) {
  return (
    <div className="mb-6 space-y-3">
      {run.error && <Notice tone="danger">{run.error}</Notice>}
      {caps && (
        <Folded title="Resume with other limits">
          <OtherLimits run={run} caps={caps} onRun={onRun} />
        </Folded>
      )}
    </div>
  );
}

function OtherLimits({ run, caps, onRun }: StoppedShortProps & { readonly caps: Caps }) {
  const [draft, setDraft] = useState(() => capsDraftOf(caps));
  const { busy, failure, run: call } = useCall();
  const resume = () =>
    call(async () => {
      const body = { caps: changedCaps(draft, caps) };
      onRun(await api.post<Run>(`/api/runs/${run.id}/resume`, body));
    });

  return (
    <div className="max-w-2xl space-y-3">
      <CapsFields draft={draft} onDraft={setDraft} />
      <Failure message={failure} />
      <Button busy={busy} disabled={!readCaps(draft).ok} onClick={resume}>
        Resume with these
      </Button>
    </div>
  );
}
