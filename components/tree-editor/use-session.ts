'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { toast } from '@/components/ui/toast-queue';
import type { TreePageData } from '@/lib/api/page-data';
import type { TreeState } from '@/lib/api/tree-contract';

import { followTree } from './follow-tree';
import { newsInWords } from './news-words';
import { sessionOf } from './sessions';

/**
 * The session of the page's tree and its present state. One tree for the life of the component. `onLive` is told
 * what the server says of it, now and after each change; it must be the same function on each render.
 */
export function useSession(data: TreePageData, onLive: (state: TreeState) => void) {
  const router = useRouter();
  const [session] = useState(() => sessionOf(data));
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  const { readerId, tree } = data;
  useEffect(
    () =>
      session.connect(
        () => router.refresh(),
        (news) => toast(newsInWords(news, readerId)),
      ),
    [session, router, readerId],
  );
  useEffect(() => {
    if (!session.load(data)) router.refresh();
  }, [session, data, router]);
  const completedAt = useRef(tree.completedAt);
  completedAt.current = tree.completedAt;
  useEffect(() => {
    return follow(tree.id, (state) => {
      session.hear(state.version);
      // What may be done with it, and what comes next, is the page's to say.
      if (state.completedAt !== completedAt.current) router.refresh();
      onLive(state);
    });
  }, [tree.id, session, router, onLive]);
  return { session, snapshot };
}

function follow(treeId: string, onState: (state: TreeState) => void): () => void {
  return followTree({
    treeId,
    open: (url) => new EventSource(url),
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    isHidden: () => document.hidden,
    onShownOrHidden: (callback) => {
      document.addEventListener('visibilitychange', callback);
      return () => document.removeEventListener('visibilitychange', callback);
    },
    onState,
  });
}
