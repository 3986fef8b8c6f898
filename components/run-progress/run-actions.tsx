'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { sayFailure } from '@/components/ui/say-failure';
import { api } from '@/lib/api/client';
import type { Run } from '@/lib/api/run-contract';

import { isFinished } from './run-words';

interface RunActionsProps {
  readonly run: Run;
  /** Takes the run as the server has it after the action. */
  readonly onRun: (run: Run) => void;
}

/** Cancel while it goes on, resume when it stopped short. */
export function RunActions({ run, onRun }: RunActionsProps) {
  const [asked, setAsked] = useState<'cancel' | 'resume' | null>(null);

  async function ask(action: 'cancel' | 'resume') {
    setAsked(action);
    try {
      onRun(await api.post<Run>(`/api/runs/${run.id}/${action}`));
      if (action === 'resume') setAsked(null);
    } catch (error) {
      setAsked(null);
      sayFailure(error);
    }
  }

  if (!isFinished(run)) {
    return (
      <Button size="sm" busy={asked === 'cancel'} onClick={() => ask('cancel')}>
        {asked === 'cancel' ? 'Cancelling' : 'Cancel'}
      </Button>
    );
  }
  if (run.status === 'succeeded') return null;
  return (
    <Button size="sm" busy={asked === 'resume'} onClick={() => ask('resume')}>
      Resume
    </Button>
  );
}
