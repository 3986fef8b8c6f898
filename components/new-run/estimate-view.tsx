import { shortCount } from '@/components/run-progress/usage-words';
import { cx } from '@/components/ui/cx';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/components/ui/words';
import type { RunEstimate } from '@/lib/api/run-contract';

import { costInEstimate } from './estimate-words';
import type { EstimateState } from './use-estimate';

/** What a run would take, in a box that keeps its height while it is worked out. */
export function EstimateView({ estimate, pending, failure }: EstimateState) {
  return (
    <section
      aria-label="Estimate"
      aria-busy={pending}
      className="min-h-24 rounded-lg border bg-sunken px-4 py-3"
    >
      {failure && (
        <Notice tone="warn" role="status">
          {failure}
        </Notice>
      )}
      {!failure && !estimate && (
        <p className="text-ink-faint text-sm">Working out what it takes…</p>
      )}
      {!failure && estimate && (
        <div className={cx('transition-opacity', pending && 'opacity-55')}>
          <EstimateFigures estimate={estimate} />
        </div>
      )}
    </section>
  );
}

/** Calls, tokens and cost, how the engine goes about it, and why it asks. */
export function EstimateFigures({ estimate }: { estimate: RunEstimate }) {
  const figures = [
    ['Model calls', formatCount(estimate.calls)],
    ['Tokens in', shortCount(estimate.inputTokens)],
    ['Tokens out', shortCount(estimate.outputTokens)],
    ['Cost', costInEstimate(estimate)],
  ] as const;
  return (
    <>
      <dl className="flex flex-wrap gap-x-7 gap-y-2">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-faint text-xs">{name}</dt>
            <dd className="font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-pretty text-ink-soft text-sm">{estimate.strategy}</p>
      {estimate.asks && <p className="mt-1.5 text-sm text-warn-ink">{estimate.asks}</p>}
    </>
  );
}
