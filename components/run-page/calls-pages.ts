/** The pages of a run's calls that have been loaded. Pure. */

import type { CallSummary, Run } from '@/lib/api/run-contract';

export interface CallsReply {
  readonly items: readonly CallSummary[];
  /** Cursor of the page after it; null on the last. */
  readonly next: string | null;
}

interface CallsPage extends CallsReply {
  /** Cursor that it was asked for with; null: the first. */
  readonly cursor: string | null;
}

/** Oldest first. */
export type CallsPages = readonly CallsPage[];

export function firstPage(reply: CallsReply): CallsPages {
  return [{ ...reply, cursor: null }];
}

/** Cursor of the page to load next; null when all are there. */
export function nextCursor(pages: CallsPages): string | null {
  return pages.at(-1)?.next ?? null;
}

/** Cursor of the last page loaded, which grows while the run goes on. */
export function lastCursor(pages: CallsPages): string | null {
  return pages.at(-1)?.cursor ?? null;
}

/** With the page that was asked for by `cursor`: in place of the one it was before, or at the end. */
export function withPage(pages: CallsPages, cursor: string | null, reply: CallsReply): CallsPages {
  const at = pages.findIndex((page) => page.cursor === cursor);
  const page = { ...reply, cursor };
  return at === -1 ? [...pages, page] : [...pages.slice(0, at), page];
}

export function callsIn(pages: CallsPages): readonly CallSummary[] {
  return pages.flatMap(({ items }) => items);
}

export interface CallFilter {
  /** '': of all steps. */
  readonly step: string;
  readonly onlyFailed: boolean;
}

export const allCalls: CallFilter = { step: '', onlyFailed: false };

/** The address of a page of calls. */
export function callsPath(runId: string, filter: CallFilter, cursor: string | null): string {
  const query = new URLSearchParams({
    ...(filter.step !== '' && { step: filter.step }),
    ...(filter.onlyFailed && { failed: 'true' }),
    ...(cursor !== null && { cursor }),
  });
  return `/api/runs/${runId}/calls?${query}`;
}

/**
 * Changes whenever the run may have more calls. What it has made is not enough: those that it uses of earlier runs do
 * not count among them.
 */
export function callsState({ status, steps, usage }: Run): string {
  return [status, usage.calls, ...steps.map(({ done, finished }) => `${done}${finished}`)].join(
    ' ',
  );
}
