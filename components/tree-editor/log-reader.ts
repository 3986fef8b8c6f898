/** What the log has beyond a version, fetched from the server. */

import { ApiFailure, api } from '@/lib/api/client';
import type { FeedbackRecord } from '@/lib/api/gesture-contract';

/** Records after `version`, oldest first, all of them. Throws ApiFailure. */
export type LogReader = (version: number) => Promise<readonly FeedbackRecord[]>;

interface Page {
  readonly items: readonly FeedbackRecord[];
  readonly next: string | null;
}

/** A tab that was away for longer than this is better off with the page loaded anew. */
const mostRecords = 20_000;
const timeout = 20_000;

export function logOf(treeId: string): LogReader {
  return async (version) => {
    const records: FeedbackRecord[] = [];
    for (let cursor = ''; ; ) {
      const query = new URLSearchParams({ since: String(version), limit: '500' });
      if (cursor) query.set('cursor', cursor);
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
  };
}
