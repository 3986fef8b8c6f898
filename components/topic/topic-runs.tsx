'use client';

import { Sprout } from 'lucide-react';
import { useState } from 'react';

import { RunCard } from '@/components/run-progress/run-card';
import { isFinished } from '@/components/run-progress/run-words';
import { EmptyState } from '@/components/ui/empty-state';
import type { Run } from '@/lib/api/run-contract';

/** The newest run while there is something to say about it: it goes on, stopped short, or ended just now. */
export function LatestRun({ run }: { run: Run }) {
  const [seenGoing, setSeenGoing] = useState<string | null>(null);
  if (!isFinished(run) && seenGoing !== run.id) setSeenGoing(run.id);
  if (run.status === 'succeeded' && seenGoing !== run.id) return null;
  return (
    <section aria-label="Latest run" className="mb-6">
      <RunCard run={run} prominent />
    </section>
  );
}

/** All runs, newest first. */
export function RunList({ runs }: { runs: readonly Run[] }) {
  if (runs.length === 0) {
    return (
      <EmptyState icon={<Sprout aria-hidden />} title="No runs yet">
        A run makes one tree. Its steps and warnings are kept here.
      </EmptyState>
    );
  }
  return (
    <ul className="space-y-3">
      {runs.map((run) => (
        <li key={run.id}>
          <RunCard run={run} />
        </li>
      ))}
    </ul>
  );
}
