/** The sessions of this page load. */

import type { TreePageData } from '@/lib/api/page-data';

import { GestureKeep, type KeepArea } from './kept-gestures';
import { logOf } from './log-reader';
import { newId } from './new-id';
import { SaveQueue } from './save-queue';
import { sendTo } from './save-transport';
import { Session } from './session';
import { browserLocks, type TabLocks } from './tab-lock';

const mostKept = 8;

interface Open {
  readonly session: Session;
  readonly keep: GestureKeep;
  /** Other tabs whose end is waited for. */
  readonly awaited: Set<string>;
}

const sessions = new Map<string, Open>();

/** This load of the page, as other tabs know it. */
let tab: { readonly id: string; readonly locks: TabLocks } | null = null;

/** The tree's session, made from `data` when there is none. On the server always a new one. */
export function sessionOf(data: TreePageData): Session {
  const { id, version } = data.tree;
  const known = sessions.get(id)?.session;
  if (known) return known;
  const isBrowser = typeof window !== 'undefined';
  const scope = { treeId: id, personId: data.readerId, tab: isBrowser ? thisTab().id : '' };
  const keep = new GestureKeep(isBrowser ? storage() : null, scope);
  const queue = new SaveQueue({ version, send: sendTo(id), later });
  const session = new Session(data, { queue, keep, log: logOf(id) });
  if (isBrowser) {
    forgetOldest();
    sessions.set(id, { session, keep, awaited: new Set() });
    // Not while the page is being drawn: what is taken over changes what it shows.
    setTimeout(() => {
      for (const other of keep.otherTabs()) takeOverAfter(id, other);
    });
  }
  return session;
}

function thisTab() {
  if (!tab) {
    tab = { id: newId(), locks: browserLocks() };
    tab.locks.hold(tab.id);
    watchBrowser();
  }
  return tab;
}

/** Null where the person or the browser's owner has forbidden it. */
function storage(): KeepArea | null {
  try {
    return window.localStorage;
  } catch (cause) {
    console.warn('This browser keeps nothing.', cause);
    return null;
  }
}

/** What another tab leaves unsaved when it is closed, or has left, is put on top of this one's. */
function takeOverAfter(treeId: string, other: string): void {
  const open = sessions.get(treeId);
  if (!open || open.awaited.has(other)) return;
  open.awaited.add(other);
  thisTab().locks.afterClosing(other, () => {
    const now = sessions.get(treeId);
    now?.awaited.delete(other);
    now?.session.adopt(now.keep.takeOver(other));
  });
}

function forgetOldest(): void {
  const settled = [...sessions].filter(([, { session }]) => session.isSettled);
  for (const [id] of settled.slice(0, Math.max(0, sessions.size - mostKept + 1)))
    sessions.delete(id);
}

function later(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

/**
 * Asks before a tab closes whose gestures are not kept, tries again as soon as the network is back, and gets to
 * know of other tabs that keep something.
 */
function watchBrowser(): void {
  window.addEventListener('beforeunload', (event) => {
    if ([...sessions.values()].some(({ session }) => session.isAtRisk)) event.preventDefault();
  });
  window.addEventListener('online', () => {
    for (const { session } of sessions.values()) session.retryNow();
  });
  window.addEventListener('storage', ({ key, newValue }) => {
    for (const [treeId, { keep }] of sessions) {
      const other = newValue === null ? null : keep.tabOf(key);
      if (other && other !== keep.tab) takeOverAfter(treeId, other);
    }
  });
}
