import { afterEach, describe, expect, test, vi } from 'vitest';

import { outcomeOf, sendTo } from '@/components/tree-editor/save-transport';

const results = [{ gestureId: 'a', status: 'refused', reason: 'It is gone.' }];
const error = (message: string) => JSON.stringify({ error: { code: 'x', message } });

describe('An answer to a save', () => {
  test.each([200, 409, 422])('with results counts as answered, status %i', (status) => {
    expect(outcomeOf(status, JSON.stringify({ version: 3, results }))).toEqual({
      kind: 'answered',
      reply: { version: 3, results },
    });
  });

  test.each([
    [400, 'rejected'],
    [413, 'rejected'],
    [422, 'rejected'],
    [401, 'stopped'],
    [403, 'stopped'],
    [404, 'stopped'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('of status %i without results means %s, with the server’s sentence', (status, kind) => {
    expect(outcomeOf(status, error('Because.'))).toEqual({ kind, message: 'Because.' });
  });

  test('that is a proxy’s page is worth trying again', () => {
    expect(outcomeOf(502, '<html>Bad gateway</html>')).toEqual({
      kind: 'unreachable',
      message: 'The server answered 502 without an explanation.',
    });
    expect(outcomeOf(200, '{ broken')).toMatchObject({ kind: 'unreachable' });
  });
});

describe('A gesture', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('is sent with how it was made, by default in the tree view with all suggestions shown', async () => {
    const bodies: { gestures: object[] }[] = [];
    vi.stubGlobal('fetch', async (_path: string, { body }: { body: string }) => {
      bodies.push(JSON.parse(body));
      return new Response('{}');
    });
    const gesture = { kind: 'gesture', operations: [] } as const;
    const context = { view: 'review', exposure: 'hidden', seconds: 4 } as const;
    const items = [
      { ...gesture, id: 'a' },
      { ...gesture, id: 'b', context: { view: 'matrix' } as const },
      { ...gesture, id: 'c', context },
    ];
    await sendTo('t1')(items, 0);
    expect(bodies[0]?.gestures).toMatchObject([
      { id: 'a', view: 'tree', exposure: 'shown' },
      { id: 'b', view: 'matrix', exposure: 'shown' },
      { id: 'c', ...context },
    ]);
  });
});
