import { afterEach, describe, expect, it, vi } from 'vitest';

import { ApiFailure, api, failureMessage } from '@/lib/api/client';

function answerWith(response: Response | Error) {
  const fetched = vi.fn(async () => {
    if (response instanceof Error) throw response;
    return response;
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

async function failureOf(call: Promise<unknown>): Promise<ApiFailure> {
  const error = await call.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiFailure);
  return error as ApiFailure;
}

afterEach(() => vi.unstubAllGlobals());

describe('the API client', () => {
  it('sends a body as JSON and gives back what the server says', async () => {
    const fetched = answerWith(Response.json({ id: 'r1' }, { status: 202 }));
    expect(await api.post('/api/topics/t1/runs', { engine: 'local' })).toEqual({ id: 'r1' });
    expect(fetched).toHaveBeenCalledWith(
      '/api/topics/t1/runs',
      expect.objectContaining({
        method: 'POST',
        body: '{"engine":"local"}',
        headers: { 'content-type': 'application/json' },
      }),
    );
  });

  it('leaves the content type of a form to the browser, which knows the boundary', async () => {
    const fetched = answerWith(Response.json({}));
    const form = new FormData();
    await api.post('/api/topics', form);
    expect(fetched).toHaveBeenCalledWith('/api/topics', { method: 'POST', body: form });
  });

  it('gives nothing back when there is no content', async () => {
    answerWith(new Response(null, { status: 204 }));
    expect(await api.delete('/api/topics/t1')).toBeUndefined();
    answerWith(new Response(null, { status: 202 }));
    expect(await api.post('/api/runs/r1/cancel')).toBeUndefined();
  });

  it('throws the server’s own sentence, code and details', async () => {
    const error = { code: 'invalid', message: 'Give the topic a title.', details: { at: 1 } };
    answerWith(Response.json({ error }, { status: 422 }));
    expect(await failureOf(api.post('/api/topics', {}))).toMatchObject({ ...error, status: 422 });
  });

  it('explains an answer that is not the API’s', async () => {
    answerWith(new Response('<html>Bad gateway</html>', { status: 502 }));
    const failure = await failureOf(api.get('/api/topics'));
    expect(failure.message).toContain('502');
    expect(failure.details).toContain('Bad gateway');
    answerWith(new Response('{"oops', { status: 500 }));
    expect((await failureOf(api.get('/api/topics'))).status).toBe(500);
  });

  it('says that the server is out of reach, and keeps the cause', async () => {
    const cause = new TypeError('fetch failed');
    answerWith(cause);
    const failure = await failureOf(api.get('/api/topics'));
    expect(failure).toMatchObject({ code: 'offline', status: 0, cause });
    expect(failureMessage(failure)).toContain('cannot be reached');
  });

  it('passes an abort on as what it is', async () => {
    const controller = new AbortController();
    controller.abort();
    const abort = new DOMException('aborted', 'AbortError');
    answerWith(abort);
    const call = api.get('/api/topics', { signal: controller.signal });
    await expect(call).rejects.toBe(abort);
  });
});
