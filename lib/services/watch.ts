import { isDeepStrictEqual } from 'node:util';

import { type Notice, onChange } from '@/lib/db/notifications';

/**
 * What `read` gives now, and what it gives after changes of what is told of by these notices whenever that is something
 * else, until `signal` is aborted.
 */
export async function* watch<T>(
  notices: readonly Notice[],
  signal: AbortSignal,
  read: () => Promise<T>,
): AsyncGenerator<T> {
  let wake = () => {};
  let changed = true;
  let last: T | undefined;
  const touch = () => {
    changed = true;
    wake();
  };
  const subscriptions = notices.map(({ kind, id }) => onChange(kind, id, touch));
  signal.addEventListener('abort', touch);
  try {
    while (!signal.aborted) {
      changed = false;
      const value = await read();
      if (!isDeepStrictEqual(value, last)) yield value;
      last = value;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (changed) resolve();
      });
    }
  } finally {
    for (const unsubscribe of subscriptions) unsubscribe();
    signal.removeEventListener('abort', touch);
  }
}
