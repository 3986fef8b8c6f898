'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useSyncExternalStore } from 'react';

import { toast } from '@/components/ui/toast-queue';
import type { TreePageData } from '@/lib/api/page-data';

import { followTree } from './follow-tree';
import { newsInWords } from './news-words';
import type { Session } from './session';
import { sessionOf } from './sessions';

/** The session of the page's tree and its present state. One tree for the life of the component. */
export function useSession(data: TreePageData) {
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
  const isLive = tree.kind === 'CORRECTION';
  useEffect(() => (isLive ? follow(tree.id, session) : undefined), [isLive, tree.id, session]);
  return { session, snapshot };
}

function follow(treeId: string, session: Session): () => void {
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
    onVersion: (version) => session.hear(version),
  });
}
