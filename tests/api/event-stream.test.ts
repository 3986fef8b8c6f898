import { afterEach, expect, it, vi } from 'vitest';

import { eventStream, type ServerEvent } from '@/lib/api/event-stream';

afterEach(() => vi.useRealTimers());

/** Yields once, then waits for something that never comes, as a query of a slow database does. */
async function* stuck(): AsyncGenerator<ServerEvent> {
  yield { name: 'run', data: 1 };
  await new Promise(() => {});
}

it('A reader that leaves while the next event is awaited stops the keep-alive', async () => {
  vi.useFakeTimers();
  const response = eventStream(new Request('http://localhost/events'), stuck);
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(new TextDecoder().decode(value)).toBe('event: run\ndata: 1\n\n');
  await reader?.cancel();
  expect(vi.getTimerCount()).toBe(0);
});

it('A reader that stays is sent a comment now and then', async () => {
  vi.useFakeTimers();
  const response = eventStream(new Request('http://localhost/events'), stuck);
  const reader = response.body?.getReader();
  await reader?.read();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(':\n\n');
  await reader?.cancel();
});
