import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { errorSchema } from '@/lib/api/contract';
import { endpoints } from '@/lib/api/endpoints';
import { refusalOf } from '@/lib/api/unserved';

describe('what the API does not answer', () => {
  it.each(endpoints)('is not $method $path', ({ method, path }) => {
    const url = path.replaceAll(/\{\w+\}/g, () => randomUUID());
    expect(refusalOf(method.toUpperCase(), url)).toBeNull();
    expect(refusalOf(method.toUpperCase(), `${url}/?limit=2`)).toBeNull();
  });

  it('is not a page', () => {
    expect(refusalOf('GET', '/')).toBeNull();
    expect(refusalOf('GET', '/apiary?of=/api/bees')).toBeNull();
  });

  it.each([
    '/api',
    '/api/',
    '/api/nothing',
    '/api/topics//runs',
    '/api/runs/1/2/3?x=1',
    '/api/constructor',
  ])('is any call of %s, which is no address', (url) => {
    const refusal = refusalOf('GET', url);
    expect(refusal).toMatchObject({
      status: 404,
      allow: null,
      body: { error: { code: 'not-found' } },
    });
    expect(errorSchema.parse(refusal?.body)).toEqual(refusal?.body);
  });

  it('is a method that an address does not have, which is told what it has', () => {
    expect(refusalOf('PUT', '/api/topics')).toEqual({
      status: 405,
      allow: 'GET, POST, HEAD, OPTIONS',
      body: {
        error: {
          code: 'method-not-allowed',
          message: 'This address answers GET, POST; PUT it does not.',
        },
      },
    });
    // Not one of the invitations, which can be deleted.
    expect(refusalOf('DELETE', '/api/invitations/accept')?.allow).toBe('POST, OPTIONS');
  });

  it('is never HEAD of what can be got, nor OPTIONS', () => {
    expect(refusalOf('HEAD', '/api/health')).toBeNull();
    expect(refusalOf('OPTIONS', '/api/health')).toBeNull();
  });
});
