/** The save queue's way to the HTTP API, and what each kind of answer means for it. */

import type { ApiError } from '@/lib/api/contract';
import type { Rollback, SaveGestures, SaveResult } from '@/lib/api/gesture-contract';

import type { SaveItem, Send, SendOutcome } from './save-queue';

/** A request that takes longer may have been lost; it is safe to send it again. */
const timeout = 30_000;

/** Sends over fetch to `/api/trees/:id/gestures`, `/undo`, `/redo` and `/rollback`. */
export function sendTo(treeId: string): Send {
  return async (items, baseVersion) => {
    const { path, body } = requestOf(items, baseVersion);
    let response: Response;
    try {
      response = await fetch(`/api/trees/${treeId}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeout),
      });
    } catch (cause) {
      console.warn('Saving will be tried again.', cause);
      return { kind: 'unreachable', message: 'The server cannot be reached.' };
    }
    return outcomeOf(response.status, await response.text());
  };
}

function requestOf(
  items: readonly SaveItem[],
  baseVersion: number,
): { path: string; body: SaveGestures | Rollback | { gestureId: string; target: string } } {
  const [first] = items;
  if (first?.kind === 'rollback') {
    const { id, version } = first;
    return { path: 'rollback', body: { gestureId: id, version, baseVersion } };
  }
  if (first && first.kind !== 'gesture') {
    return { path: first.kind, body: { gestureId: first.id, target: first.target } };
  }
  const gestures = items
    .filter((item) => item.kind === 'gesture')
    .map(({ id, operations, context }) => ({
      id,
      operations: [...operations],
      view: 'tree' as const,
      exposure: 'shown' as const,
      ...context,
    }));
  return { path: 'gestures', body: { baseVersion, gestures } };
}

const retriedStatuses = new Set([408, 425, 429]);
const refusedStatuses = new Set([400, 409, 413, 422]);

/** What an HTTP answer means. A refusal of single gestures comes with `results`, whatever the status. */
export function outcomeOf(status: number, text: string): SendOutcome {
  const body = parsed(text);
  if (body?.results && typeof body.version === 'number') {
    return { kind: 'answered', reply: { version: body.version, results: body.results } };
  }
  const message = body?.error?.message ?? `The server answered ${status} without an explanation.`;
  if (status < 400 || status >= 500 || retriedStatuses.has(status)) {
    return { kind: 'unreachable', message };
  }
  return { kind: refusedStatuses.has(status) ? 'rejected' : 'stopped', message };
}

/** Null when the text is not a JSON object: a proxy's page, say. */
function parsed(text: string): Partial<SaveResult & ApiError> | null {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as Partial<SaveResult & ApiError>;
  } catch {
    return null;
  }
}
