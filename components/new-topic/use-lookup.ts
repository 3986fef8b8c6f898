'use client';

import { useEffect, useRef, useState } from 'react';

import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';
import type { Lookup } from '@/lib/api/lookup-contract';

const everyMs = 700;

export const isUnderWay = ({ status }: Lookup) => status === 'queued' || status === 'running';

/** A list of identifiers that is being looked up. `onFile` gets what was found each time the lookup has ended. */
export function useLookup(onFile: (file: File, before: File | null) => void) {
  const [lookup, setLookup] = useState<Lookup | null>(null);
  const { busy, failure, run } = useCall();
  const [rounds, setRounds] = useState(0);
  const file = useRef<File | null>(null);

  async function follow(act: () => Promise<Lookup>) {
    await run(async () => {
      const next = await act();
      setLookup(next);
      if (!isUnderWay(next) && next.found > 0) await handOver(next);
    });
    setRounds((count) => count + 1);
  }

  async function handOver({ id, found }: Lookup) {
    const items = await api.get<unknown[]>(`/api/lookups/${id}/file`);
    const text = JSON.stringify(items, null, 1);
    const next = new File([text], `looked-up-${found}.json`, { type: 'application/json' });
    onFile(next, file.current);
    file.current = next;
  }

  const get = (id: string) => api.get<Lookup>(`/api/lookups/${id}`);
  // Also after a call that failed: the server may be back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every pass makes functions that do the same.
  useEffect(() => {
    if (lookup === null || !isUnderWay(lookup)) return;
    const timer = setTimeout(() => follow(() => get(lookup.id)), everyMs);
    return () => clearTimeout(timer);
  }, [lookup, rounds]);

  return {
    lookup,
    busy,
    failure,
    start: (identifiers: string) =>
      follow(async () => {
        file.current = null;
        return get((await api.post<{ id: string }>('/api/lookups', { identifiers })).id);
      }),
    cancel: () => follow(() => api.post<Lookup>(`/api/lookups/${lookup?.id}/cancel`)),
    resume: () => follow(() => api.post<Lookup>(`/api/lookups/${lookup?.id}/resume`)),
  };
}
