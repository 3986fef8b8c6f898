/** Following what happens to a tree through server-sent events, across lost connections. */

import type { TreeState } from '@/lib/api/tree-contract';

/** As much of EventSource as is needed here. */
export interface EventStream {
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void;
  close(): void;
}

export interface TreeWatch {
  readonly treeId: string;
  readonly open: (url: string) => EventStream;
  /** Calls back after so many milliseconds; returns how to call it off. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  readonly isHidden: () => boolean;
  /** Calls back whenever the page is shown or hidden; returns how to end that. */
  readonly onShownOrHidden: (callback: () => void) => () => void;
  readonly onState: (state: TreeState) => void;
}

const longestPause = 15_000;

/**
 * Reports the tree's state, now and whenever it changes, while the page is shown. Browsers allow a server six
 * connections, whatever the number of tabs: a hidden one has none, and catches up when it is shown. A stream
 * that fails is opened anew after 1, 2, 4 ... at most 15 seconds. Returns how to stop.
 */
export function followTree(watch: TreeWatch): () => void {
  let failures = 0;
  let disconnect: (() => void) | null = null;

  function connect(): void {
    const stream = watch.open(`/api/trees/${watch.treeId}/events`);
    disconnect = () => stream.close();
    stream.addEventListener('tree', ({ data }) => {
      const state = stateIn(data);
      if (state === null) return;
      failures = 0;
      watch.onState(state);
    });
    stream.addEventListener('error', () => {
      stream.close();
      disconnect = watch.after(Math.min(longestPause, 1000 * 2 ** failures), connect);
      failures += 1;
    });
  }

  function look(): void {
    if (watch.isHidden()) {
      disconnect?.();
      disconnect = null;
    } else if (!disconnect) connect();
  }

  look();
  const stopLooking = watch.onShownOrHidden(look);
  return () => {
    stopLooking();
    disconnect?.();
  };
}

/** null for an event that makes no sense. */
function stateIn(data: unknown): TreeState | null {
  const state = JSON.parse(String(data)) as Partial<TreeState>;
  return typeof state.version === 'number' ? (state as TreeState) : null;
}
