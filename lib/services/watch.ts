import { type Notice, onChange } from '@/lib/db/notifications';

/** What `read` gives now and after each change of that run or tree, until `signal` is aborted. */
export async function* watch<T>(
  { kind, id }: Notice,
  signal: AbortSignal,
  read: () => Promise<T>,
): AsyncGenerator<T> {
  let wake = () => {};
  let changed = true;
  const touch = () => {
    changed = true;
    wake();
  };
  const unsubscribe = onChange(kind, id, touch);
  signal.addEventListener('abort', touch);
  try {
    while (!signal.aborted) {
      changed = false;
      yield await read();
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (changed) resolve();
      });
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', touch);
  }
}
