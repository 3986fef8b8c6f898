import type { IncomingMessage, ServerResponse } from 'node:http';

import { refusalOf } from '@/lib/api/unserved';

/** Whether this was a call that the API does not answer: then it has been replied to. */
export function isRefused({ method, url }: IncomingMessage, response: ServerResponse): boolean {
  const refusal = refusalOf(method ?? 'GET', url ?? '/');
  if (refusal === null) return false;
  const headers = {
    'content-type': 'application/json',
    ...(refusal.allow && { allow: refusal.allow }),
  };
  response.writeHead(refusal.status, headers).end(JSON.stringify(refusal.body));
  return true;
}
