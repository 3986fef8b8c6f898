'use client';

import { useEffect, useRef, useState } from 'react';

import { newId } from '@/components/tree-editor/new-id';
import { sayFailure } from '@/components/ui/say-failure';
import type { Adjudication, Decide } from '@/lib/api/adjudication-contract';
import { api } from '@/lib/api/client';

export type Decision = Decide['decision'];
export type Bench = ReturnType<typeof useAdjudication>;

/**
 * The adjudication as the server has it, and what changes it: one call after the other, so that decisions can be made
 * faster than they are saved. What fails is said, and all is loaded anew.
 */
export function useAdjudication(initial: Adjudication) {
  const [adjudication, setAdjudication] = useState(initial);
  /** Keys of items that are being decided. */
  const [deciding, setDeciding] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const { treeId, baseTreeId } = adjudication;
  const path = `/api/trees/${treeId}`;

  const reload = async () => {
    try {
      setAdjudication(await api.get<Adjudication>(`${path}/adjudication`));
    } catch (error) {
      sayFailure(error);
    }
  };
  const enqueue = (call: () => Promise<Adjudication>, keys: readonly string[] = []) => {
    setDeciding((now) => [...now, ...keys]);
    setBusy(true);
    const work = queue.current.then(async () => {
      try {
        setAdjudication(await call());
      } catch (error) {
        sayFailure(error);
        await reload();
      }
      setDeciding((now) => now.filter((key) => !keys.includes(key)));
      if (queue.current === work) setBusy(false);
    });
    queue.current = work;
  };
  const afterwards = async (call: Promise<unknown>) => {
    await call;
    return api.get<Adjudication>(`${path}/adjudication`);
  };
  // In its turn, so that it does not bring back what was there before a decision.
  useOnReturn(() => {
    if (!isBusy) queue.current = queue.current.then(reload);
  });
  return {
    adjudication,
    deciding,
    isBusy,
    decide(decision: Decision) {
      const body = { gestureId: newId(), decision };
      const keys = decision.way === 'all' ? [] : [decision.key];
      enqueue(() => api.post<Adjudication>(`${path}/decisions`, body), keys);
    },
    takeBack() {
      const body = { gestureId: newId() };
      enqueue(() => api.post<Adjudication>(`${path}/decisions/undo`, body));
    },
    settleAgreed: () =>
      enqueue(() => afterwards(api.post(`/api/trees/${baseTreeId}/adjudications`))),
    takeIn: (correctionIds: readonly string[]) =>
      enqueue(() => {
        const all = [...adjudication.annotators.map((each) => each.treeId), ...correctionIds];
        return afterwards(
          api.post(`/api/trees/${baseTreeId}/adjudications`, { correctionIds: all }),
        );
      }),
    complete: (restUntouched: boolean) =>
      enqueue(() => afterwards(api.post(`${path}/complete`, { restUntouched }))),
    reopen: () => enqueue(() => afterwards(api.post(`${path}/reopen`))),
  };
}

/** Calls when somebody comes back to the page, from the tree page say. */
function useOnReturn(call: () => void): void {
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => {
    const look = () => {
      if (!document.hidden) latest.current();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
}
