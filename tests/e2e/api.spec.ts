import { expect, test } from '../support/e2e';

test('what the API does not answer it says as it says all errors, not as a page', async ({
  request,
}) => {
  const unknown = await request.get('/api/nothing');
  expect(unknown.status()).toBe(404);
  expect(await unknown.json()).toMatchObject({ error: { code: 'not-found' } });

  const wrong = await request.put('/api/topics', { data: { title: 'Nudges' } });
  expect(wrong.status()).toBe(405);
  expect(wrong.headers().allow).toBe('GET, POST, HEAD, OPTIONS');
  expect(await wrong.json()).toMatchObject({ error: { code: 'method-not-allowed' } });

  expect((await request.head('/api/topics')).status()).toBe(200);
});
