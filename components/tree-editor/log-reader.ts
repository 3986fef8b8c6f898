/** The log of a tree beyond what is here, fetched from the server. */

import { ApiFailure, api } from '@/lib/api/client';
import type { FeedbackRecord } from '@/lib/api/gesture-contract';

/** Records oldest first, all of them. Both throw ApiFailure. */
export interface LogReader {
  /** What came after a version. */
  after(version: number): Promise<readonly FeedbackRecord[]>;
  /** What the gestures before a version were, the last 250 of them. */
  before(version: number): Promise<readonly FeedbackRecord[]>;
}

interface Page {
  readonly items: readonly FeedbackRecord[];
  readonly next: string | null;
}

/** A tab that was away for longer than this is better off with the page loaded anew. */
const mostRecords = 20_000;
const olderGestures = 250;
const timeout = 20_000;

export function logOf(treeId: string): LogReader {
  const read = (range: Readonly<Record<string, string>>) => readAll(treeId, range);
  return {
    after: (version) => read({ since: String(version) }),
    before: (version) =>
      read({ since: String(Math.max(version - 1 - olderGestures, 0)), before: String(version) }),
  };
}

async function readAll(
  treeId: string,
  range: Readonly<Record<string, string>>,
): Promise<readonly FeedbackRecord[]> {
  const records: FeedbackRecord[] = [];
  for (let cursor = ''; ; ) {
    const query = new URLSearchParams({ ...range, limit: '500', ...(cursor && { cursor }) });
    const page = await api.get<Page>(`/api/trees/${treeId}/feedback?${query}`, {
      signal: AbortSignal.timeout(timeout),
    });
    records.push(...page.items);
    if (page.next === null) return records;
    if (records.length >= mostRecords) {
      throw new ApiFailure('too-large', 'Too much has changed since. Reload the page.', 413);
    }
    cursor = page.next;
  }
}
