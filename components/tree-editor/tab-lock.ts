/** Which tabs are alive, so that what a closed one has left is sent by one of the others, and only by one. */

export interface TabLocks {
  /** Marks the tab as alive for as long as it is. */
  hold(tab: string): void;
  /** Does `work` once the tab is closed, in one of the tabs that wait for it at a time. */
  afterClosing(tab: string, work: () => void): void;
}

const nameOf = (tab: string) => `espalier/tab/${tab}`;

/**
 * Web Locks where the browser has them. Elsewhere (a page that came without https) every other tab is taken
 * for closed: gestures are then sent twice at worst, and applied once, because they carry their ids.
 */
export function browserLocks(): TabLocks {
  const locks = globalThis.navigator?.locks;
  if (!locks) return { hold: () => {}, afterClosing: (_, work) => work() };
  const failed = (cause: unknown) => console.warn('A lock between tabs was lost.', cause);
  return {
    hold: (tab) => {
      locks.request(nameOf(tab), () => new Promise(() => {})).catch(failed);
    },
    afterClosing: (tab, work) => {
      locks.request(nameOf(tab), () => work()).catch(failed);
    },
  };
}
