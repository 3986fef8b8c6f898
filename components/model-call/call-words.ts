/** A model call in words. */

import type { CallSummary } from '@/lib/api/run-contract';

const results: Readonly<Record<string, string>> = {
  refused: 'Declined',
  truncated: 'Cut off',
  malformed: 'Not as asked',
  'rate-limited': 'Server busy',
  unavailable: 'No answer',
  unauthorised: 'Key refused',
  'no-credit': 'No credit',
  'unknown-model': 'Unknown model',
  'too-long': 'Too long',
  'invalid-request': 'Not understood',
  aborted: 'Stopped',
};

/** "Answered", or what went wrong in a word or two. */
export function resultWords({ error }: Pick<CallSummary, 'error'>): string {
  return error === null ? 'Answered' : (results[error.kind] ?? error.kind);
}

const modes = {
  'json-schema': 'JSON schema',
  'json-object': 'JSON mode, without a schema',
  text: 'plain text',
} as const;

/** How the reply's shape was asked for. */
export function modeWords(mode: CallSummary['mode']): string | null {
  return mode === null ? null : modes[mode];
}

/** Of the latest call that was answered; null before there is one. */
export function outputModeOf(calls: readonly Pick<CallSummary, 'mode'>[]): string | null {
  return modeWords(calls.findLast(({ mode }) => mode !== null)?.mode ?? null);
}

/** What tells a call from others of its step: "second attempt", "answer 3"; '' when nothing does. */
export function whichWords({
  attempt,
  sampleIndex,
}: Pick<CallSummary, 'attempt' | 'sampleIndex'>): string {
  const parts = [
    sampleIndex > 0 && `answer ${sampleIndex + 1}`,
    attempt > 1 && `attempt ${attempt}`,
  ];
  return parts.filter(Boolean).join(', ');
}
