import { costWords, shortCount } from '@/components/run-progress/usage-words';
import { formatCount } from '@/components/ui/words';
import type { Run } from '@/lib/api/run-contract';

import { capsOf, capsWords } from './settings-words';

interface RunUsageProps {
  readonly run: Run;
  /** How the server's replies are shaped; null before the first. */
  readonly outputMode: string | null;
}

/** What the run has taken so far, beside what it was expected to take. */
export function RunUsage({ run, outputMode }: RunUsageProps) {
  const { usage, estimate } = run;
  const caps = capsOf(run);
  const rows = [
    ['Model calls', formatCount(usage.calls), estimate && formatCount(estimate.calls)],
    ['Tokens in', shortCount(usage.inputTokens), estimate && shortCount(estimate.inputTokens)],
    ['Tokens out', shortCount(usage.outputTokens), estimate && shortCount(estimate.outputTokens)],
    ['Cost', spentWords(run), estimate && expectedCost(estimate.costUsd)],
  ] as const;
  return (
    <section aria-label="Usage" className="self-start rounded-lg border bg-surface px-4 py-3">
      <table className="w-full table-fixed text-sm tabular-nums">
        <thead>
          <tr className="text-ink-faint text-xs">
            <th scope="col" className="pb-1 text-left font-normal">
              Usage
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              used
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              estimate
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, used, expected]) => (
            <tr key={name}>
              <th scope="row" className="py-0.5 text-left font-normal text-ink-soft">
                {name}
              </th>
              <td className="py-0.5 text-right font-medium">{used}</td>
              <td className="py-0.5 text-right text-ink-faint">{expected}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="mt-2 space-y-0.5 border-t pt-2 text-ink-faint text-xs">
        {caps && <Line name="Limits" value={capsWords(caps)} />}
        <Line name="Replies as" value={outputMode ?? 'not known yet'} />
      </dl>
    </section>
  );
}

/** The price is said to be unknown once, beside it. */
function expectedCost(usd: number | null): string {
  return usd === null ? '–' : costWords(usd);
}

/** Without a price nothing is known of the cost, but that nothing was asked. */
function spentWords({ usage, estimate }: Run): string {
  if (usage.costUsd !== null) return costWords(usage.costUsd);
  const isPriced = estimate !== null && estimate.costUsd !== null;
  return usage.calls === 0 && isPriced ? costWords(0) : costWords(null);
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-2">
      <dt className="shrink-0">{name}</dt>
      <dd className="ml-auto text-right">{value}</dd>
    </div>
  );
}
