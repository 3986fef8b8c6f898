import { TriangleAlert } from 'lucide-react';

import { isFinished } from '@/components/run-progress/run-words';
import { formatCount } from '@/components/ui/words';
import type { Run } from '@/lib/api/run-contract';

import { findingGroups } from './run-findings';

/** Warnings as they happen; what was rejected, changed and repaired. */
export function Findings({ run }: { run: Run }) {
  const groups = findingGroups(run.counts);
  if (groups.length === 0 && run.warnings.length === 0) {
    return (
      <p className="text-ink-faint text-sm">
        {isFinished(run)
          ? 'Nothing was rejected, changed or repaired, and nothing calls for a warning.'
          : 'Nothing so far.'}
      </p>
    );
  }
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
      {run.warnings.length > 0 && <Warnings warnings={run.warnings} />}
      <div className="space-y-5">
        {groups.map(({ title, lines }) => (
          <section key={title}>
            <h3 className="mb-1 font-medium text-sm">{title}</h3>
            <dl className="divide-y text-sm">
              {lines.map(({ what, times }) => (
                <div key={what} className="flex justify-between gap-4 py-1">
                  <dt className="text-ink-soft">{what}</dt>
                  <dd className="tabular-nums">{formatCount(times)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  );
}

export function Warnings({ warnings }: { warnings: readonly string[] }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-sm">Warnings</h3>
      <ul className="divide-y text-sm">
        {warnings.map((warning) => (
          <li key={warning} className="flex gap-2 py-1.5">
            <TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0 text-warn-ink" />
            <span className="wrap-anywhere min-w-0">{warning}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
