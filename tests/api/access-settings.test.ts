import { describe, expect, it } from 'vitest';

import { readSettings } from '@/lib/settings';

const accessOf = (environment: Record<string, string>) =>
  readSettings({ NODE_ENV: 'test', ...environment }).access;

describe('who may come in, and where from', () => {
  it('is the owner on this machine, unless something else is set', () => {
    expect(accessOf({ PORT: '3210' })).toEqual({
      mode: 'local',
      host: '127.0.0.1',
      publicUrl: null,
      url: 'http://127.0.0.1:3210',
    });
  });

  it('is people with accounts behind a proxy, under the address they open', () => {
    const url = 'https://espalier.example.org';
    expect(accessOf({ ESPALIER_AUTH: 'accounts', ESPALIER_URL: `${url}/` })).toMatchObject({
      mode: 'accounts',
      publicUrl: url,
      url,
    });
  });

  it.each([
    ['an unknown mode', { ESPALIER_AUTH: 'open' }, /ESPALIER_AUTH must be/],
    ['a name for an address', { ESPALIER_HOST: 'example.org' }, /ESPALIER_HOST must be/],
    ['an address with a path', { ESPALIER_URL: 'https://a.example/espalier' }, /without a path/],
    ['another scheme', { ESPALIER_URL: 'ftp://a.example' }, /ESPALIER_URL must start/],
    [
      'other machines without accounts',
      { ESPALIER_HOST: '0.0.0.0', ESPALIER_URL: 'http://a.example' },
      /without a password/,
    ],
    [
      'other machines without the address they open',
      { ESPALIER_AUTH: 'accounts', ESPALIER_HOST: '0.0.0.0' },
      /ESPALIER_URL has to say/,
    ],
    [
      'accounts on a database that several processes share, without a secret',
      { ESPALIER_AUTH: 'accounts', DATABASE_URL: 'postgres://a/b' },
      /ESPALIER_SECRET has to be set/,
    ],
  ])('%s is refused', (_what, environment, sentence) => {
    expect(() => accessOf(environment)).toThrow(sentence);
  });
});
