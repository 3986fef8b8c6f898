'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { toast } from '@/components/ui/toast-queue';
import type { TreePageData } from '@/lib/api/page-data';
import type { TreeState } from '@/lib/api/tree-contract';

import { followTree } from './follow-tree';
import { sessionOf } from './sessions';

/**
 * The session of the page's tree and its present state. One tree for the life of the component. `onLive` is told
 * what the server says of it, now and after each change; it must be the same function on each render.
 */
export function useSession(data: TreePageData, onLive: (state: TreeState) => void) {
  const router = useRouter();
  const [session] = useState(() => sessionOf(data));
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  const { readerId, tree, studies } = data;
  useEffect(
    () =>
      session.connect(
        () => router.refresh(),
        (news) => say(({ newsInWords }) => newsInWords(news, readerId)),
      ),
    [session, router, readerId],
  );
  useEffect(() => {
    if (!session.load(data)) router.refresh();
  }, [session, data, router]);
  useStudyNews(studies);
  const shown = useRef(data);
  shown.current = data;
  useEffect(() => {
    return follow(tree.id, (state) => {
      session.hear(state.version);
      if (isOutdated(shown.current, state)) router.refresh();
      onLive(state);
    });
  }, [tree.id, session, router, onLive]);
  return { session, snapshot };
}

/** Whether something besides the tree itself has changed that the page has to be loaded anew for. */
function isOutdated({ tree, topic, revoked }: TreePageData, state: TreeState): boolean {
  return (
    state.completedAt !== tree.completedAt ||
    state.studyRevision !== topic.studyRevision ||
    state.revoked !== revoked
  );
}

/** Says what has become of the topic's studies when others come or go while the page is open. */
function useStudyNews(studies: TreePageData['studies']): void {
  const before = useRef(studies);
  useEffect(() => {
    const known = before.current;
    before.current = studies;
    if (known !== studies) say(({ studyNewsInWords }) => studyNewsInWords(known, studies));
  }, [studies]);
}

/** Says what is new, in words whose code comes when there is some. */
function say(news: (words: typeof import('./news-words')) => string | null): void {
  import('./news-words').then(
    (words) => {
      const text = news(words);
      if (text !== null) toast(text);
    },
    (cause: unknown) => console.warn('What is new is shown, but not said.', cause),
  );
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
