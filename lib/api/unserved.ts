/** Calls that nothing answers: Next would reply to them with a page for people to read, or with nothing at all. */

import { type ErrorCode, statusOfCode } from '@/lib/errors';

import type { ApiError } from './contract';
import { endpoints } from './endpoints';

interface Address {
  /** null stands for any segment. */
  readonly segments: readonly (string | null)[];
  readonly methods: readonly string[];
}

const addresses: readonly Address[] = [...Map.groupBy(endpoints, ({ path }) => path).entries()].map(
  ([path, calls]) => ({
    segments: path.split('/').map((segment) => (segment.startsWith('{') ? null : segment)),
    methods: calls.map(({ method }) => method.toUpperCase()),
  }),
);

function isAt(path: readonly string[], { segments }: Address): boolean {
  return (
    path.length === segments.length &&
    segments.every((segment, i) => (segment === null ? path[i] !== '' : segment === path[i]))
  );
}

const wildcards = ({ segments }: Address) => segments.filter((segment) => segment === null).length;

/** As Next chooses among routes: one that names the segment comes before one that takes any. */
function findAddress(path: readonly string[]): Address | undefined {
  return addresses
    .filter((address) => isAt(path, address))
    .toSorted((a, b) => wildcards(a) - wildcards(b))[0];
}

/** What Next answers besides what a route has. */
function withImplied(methods: readonly string[]): readonly string[] {
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
}

/** A reply; `allow` is the header of that name. */
export interface Refusal {
  readonly status: number;
  readonly allow: string | null;
  readonly body: ApiError;
}

function refusal(code: ErrorCode, message: string, allow: string | null = null): Refusal {
  return { status: statusOfCode[code], allow, body: { error: { code, message } } };
}

/**
 * What to reply to a call that the API does not answer; null for one that it does, and for an address that is not the
 * API's. `url` is the request's path, with a query or without.
 */
export function refusalOf(method: string, url: string): Refusal | null {
  const path = (url.split('?', 1)[0] ?? '').replace(/\/$/, '');
  if (path !== '/api' && !path.startsWith('/api/')) return null;
  const address = findAddress(path.split('/'));
  if (address === undefined) {
    const where = 'The document /api/openapi.json has all there are.';
    return refusal('not-found', `The API has no address ${path.slice(0, 200)}. ${where}`);
  }
  const answered = withImplied(address.methods);
  if (answered.includes(method)) return null;
  const message = `This address answers ${address.methods.join(', ')}; ${method} it does not.`;
  return refusal('method-not-allowed', message, answered.join(', '));
}
