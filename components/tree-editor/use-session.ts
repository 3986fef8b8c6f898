'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useSyncExternalStore } from 'react';

import type { TreePageData } from '@/lib/api/page-data';

import { sessionOf } from './sessions';

/** The session of the page's tree and its present state. One tree for the life of the component. */
export function useSession(data: TreePageData) {
  const router = useRouter();
  const [session] = useState(() => sessionOf(data));
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
  useEffect(() => session.connect(() => router.refresh()), [session, router]);
  useEffect(() => {
    if (!session.load(data)) router.refresh();
  }, [session, data, router]);
  return { session, snapshot };
}
