import { memo } from 'react';

import { resultWords, whichWords } from '@/components/model-call/call-words';
import { callCostWords, latencyWords } from '@/components/run-progress/usage-words';
import { Badge } from '@/components/ui/badge';
import { formatCount } from '@/components/ui/words';
import type { CallSummary } from '@/lib/api/run-contract';

interface CallRowProps {
  readonly call: CallSummary;
  /** Of its step. */
  readonly label: string;
  readonly onOpen: (call: CallSummary) => void;
}

const number = 'px-3 py-1.5 text-right whitespace-nowrap';

/** One attempt; the whole row opens it. */
export const CallRow = memo(function CallRow({ call, label, onOpen }: CallRowProps) {
  const which = whichWords(call);
  const tokens = (count: number | null) => (count === null ? '–' : formatCount(count));
  return (
    <tr className="relative focus-within:bg-hover hover:bg-hover">
      <td className="px-3 py-1.5">
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => onOpen(call)}
          className="rounded-sm text-left after:absolute after:inset-0"
        >
          {label}
          {which && <span className="text-ink-faint">, {which}</span>}
        </button>
        {call.reused && (
          <Badge className="ml-2" title="An earlier run had paid for it">
            Used again
          </Badge>
        )}
      </td>
      <td className={`${number} max-sm:hidden`}>{tokens(call.inputTokens)}</td>
      <td className={`${number} max-sm:hidden`}>{tokens(call.outputTokens)}</td>
      <td className={`${number} max-sm:hidden`}>{callCostWords(call.costUsd)}</td>
      <td className={number}>{latencyWords(call.latencyMs)}</td>
      <td className="px-3 py-1.5">
        {call.error === null ? (
          <span className="text-ink-faint">{resultWords(call)}</span>
        ) : (
          <Badge
            tone={call.error.kind === 'aborted' ? 'neutral' : 'danger'}
            title={call.error.message}
          >
            {resultWords(call)}
          </Badge>
        )}
      </td>
    </tr>
  );
});
