import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';

import { send } from '../support/http';

/** Of a call that needs no database. */
async function replyTo(
  headers: Record<string, string>,
): Promise<{ status: number; code?: string }> {
  const response = await send('GET', '/api/openapi.json', { headers });
  const { error } = (await response.json()) as Partial<ApiError>;
  return { status: response.status, code: error?.code };
}

const answered = { status: 200, code: undefined };
const refused = { status: 403, code: 'forbidden' };

describe('in local mode', () => {
  it.each([
    ['localhost:3000', answered],
    ['localhost', answered],
    ['LOCALHOST:3000', answered],
    ['127.0.0.1:3000', answered],
    ['127.1.2.3:80', answered],
    ['[::1]:3000', answered],
    ['espalier.example', refused],
    ['espalier.example:3000', refused],
    ['localhost.evil.example', refused],
    ['127.0.0.1.evil.example', refused],
    ['evil.example?127.0.0.1', refused],
    ['192.168.1.10:3000', refused],
    ['0.0.0.0:3000', refused],
    ['[::]:3000', refused],
    ['localhost:3000,evil.example', refused],
    ['', refused],
  ])('the Host header %j is %o', async (host, expected) => {
    expect(await replyTo({ host })).toEqual(expected);
  });

  it.each([
    ['a script, which sends neither', {}, answered],
    ['its own page', { origin: 'http://localhost:3000' }, answered],
    [
      'its own page, in a new browser',
      { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
      answered,
    ],
    ['the address bar', { 'sec-fetch-site': 'none' }, answered],
    ['a page of another site', { origin: 'https://evil.example' }, refused],
    ['a page on another port', { origin: 'http://localhost:8080' }, refused],
    ['a page on another loopback name', { origin: 'http://127.0.0.1:3000' }, refused],
    ['a page over https', { origin: 'https://localhost:3000' }, refused],
    ['a sandboxed page or a local file', { origin: 'null' }, refused],
    ['another site without Origin', { 'sec-fetch-site': 'cross-site' }, refused],
    ['another port without Origin', { 'sec-fetch-site': 'same-site' }, refused],
    [
      'another site that claims to be this one',
      { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' },
      refused,
    ],
  ])('%s gets its answer or 403', async (_who, headers: Record<string, string>, expected) => {
    expect(await replyTo({ host: 'localhost:3000', ...headers })).toEqual(expected);
  });
});
