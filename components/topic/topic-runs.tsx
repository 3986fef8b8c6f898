'use client';

import { Sprout } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';

import { RunCard } from '@/components/run-progress/run-card';
import { isFinished } from '@/components/run-progress/run-words';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Run } from '@/lib/api/run-contract';

import { toggleChosen } from './chosen-runs';

/** The newest run while there is something to say about it: it goes on, stopped short, or ended just now. */
export function LatestRun({ run, editable }: { run: Run; editable: boolean }) {
  const [seenGoing, setSeenGoing] = useState<string | null>(null);
  if (!isFinished(run) && seenGoing !== run.id) setSeenGoing(run.id);
  if (run.status === 'succeeded' && seenGoing !== run.id) return null;
  return (
    <section aria-label="Latest run" className="mb-6">
      <RunCard run={run} prominent editable={editable} />
    </section>
  );
}

/** All runs, newest first; two of them are chosen to be compared. */
export function RunList({ runs, editable }: { runs: readonly Run[]; editable: boolean }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (runs.length === 0) {
    return (
      <EmptyState icon={<Sprout aria-hidden />} title="No runs yet">
        A run makes one tree. Its steps and warnings are kept here.
      </EmptyState>
    );
  }
  const canCompare = runs.length > 1;
  return (
    <>
      {canCompare && <CompareBar runs={runs} chosen={chosen} />}
      <ul className="space-y-3">
        {runs.map((run, at) => (
          <li key={run.id} className="flex gap-3">
            {canCompare && (
              <input
                type="checkbox"
                aria-label={`Compare run ${runs.length - at}`}
                checked={chosen.includes(run.id)}
                onChange={() => setChosen(toggleChosen(chosen, run.id))}
                className="mt-[1.375rem] size-4 shrink-0"
              />
            )}
            <div className="min-w-0 flex-1">
              <RunCard run={run} editable={editable} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The older run is A. */
function CompareBar({ runs, chosen }: { runs: readonly Run[]; chosen: readonly string[] }) {
  const [newer, older] = runs.filter(({ id }) => chosen.includes(id));
  return (
    <div className="mb-3 flex items-center justify-between gap-4">
      <p className="text-ink-faint text-sm">Tick two runs to see them side by side.</p>
      {newer && older ? (
        <Link
          href={`/runs/${older.id}/compare/${newer.id}`}
          className={buttonClass({ variant: 'primary', size: 'sm' })}
        >
          Compare
        </Link>
      ) : (
        <Button size="sm" disabled>
          Compare
        </Button>
      )}
    </div>
  );
}
