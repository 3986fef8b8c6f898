import { describe, expect, it } from 'vitest';

import { browserWords } from '@/components/accounts/browser-words';
import { innerPath } from '@/components/accounts/inner-path';

describe('the page after signing in', () => {
  it.each(['/', '/trees/1?view=matrix', '/people'])('is %s, as the link says', (path) => {
    expect(innerPath(path)).toBe(path);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'people',
    '',
    null,
  ])('is the start page for %j, which leads elsewhere or nowhere', (path) => {
    expect(innerPath(path)).toBe('/');
  });
});

describe('a session is known by its browser', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    ['curl/8.5.0', 'Unknown browser'],
    [null, 'Unknown browser'],
  ])('%s: %s', (userAgent, words) => {
    expect(browserWords(userAgent)).toBe(words);
  });
});
