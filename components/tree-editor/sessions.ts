/** The sessions of this page load. */

import type { TreePageData } from '@/lib/api/page-data';

import { SaveQueue } from './save-queue';
import { sendTo } from './save-transport';
import { Session } from './session';

const mostKept = 8;
const sessions = new Map<string, Session>();

/** The tree's session, made from `data` when there is none. On the server always a new one. */
export function sessionOf(data: TreePageData): Session {
  const { id, version } = data.tree;
  const known = sessions.get(id);
  if (known) return known;
  const session = new Session(data, new SaveQueue({ version, send: sendTo(id), later }));
  if (typeof window !== 'undefined') {
    if (sessions.size === 0) watchBrowser();
    forgetOldest();
    sessions.set(id, session);
  }
  return session;
}

function forgetOldest(): void {
  const settled = [...sessions].filter(([, { isSettled }]) => isSettled);
  for (const [id] of settled.slice(0, Math.max(0, sessions.size - mostKept + 1)))
    sessions.delete(id);
}

function later(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

/** Warns before a tab with unsaved gestures closes, and tries again as soon as the network is back. */
function watchBrowser(): void {
  window.addEventListener('beforeunload', (event) => {
    if ([...sessions.values()].some(({ isUnsaved }) => isUnsaved)) event.preventDefault();
  });
  window.addEventListener('online', () => {
    for (const session of sessions.values()) session.retryNow();
  });
}
