import { expect, test } from 'vitest';

import { inSlices } from '@/components/ui/in-slices';

function* work(steps: number, onStep: () => void): Generator<undefined, string, undefined> {
  for (let step = 0; step < steps; step += 1) {
    onStep();
    yield;
  }
  return 'done';
}

test('long work comes to its end, with time for others before it begins', async () => {
  const order: string[] = [];
  setTimeout(() => order.push('a key'));
  const ended = inSlices(
    work(3, () => order.push('step')),
    new AbortController().signal,
  );
  order.push('asked for');
  expect(await ended).toBe('done');
  expect(order).toEqual(['asked for', 'a key', 'step', 'step', 'step']);
});

test('work that is called off takes no further step', async () => {
  const gone = new AbortController();
  let steps = 0;
  const ended = inSlices(
    work(3, () => {
      steps += 1;
    }),
    gone.signal,
  );
  gone.abort();
  expect(await ended).toBeNull();
  expect(steps).toBe(0);
});
