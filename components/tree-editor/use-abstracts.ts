'use client';

import { useEffect, useRef, useState } from 'react';

import { type Abstracts, abstractsFrom, readAbstracts } from './abstracts';

const none = abstractsFrom(new Map(), { isWhole: false, isStuck: false });
const longestPause = 15_000;

/**
 * Asks for them once the page is there, and again after 1, 2, 4 ... at most 15 seconds while that fails. Of another
 * `revision` of the topic's studies they are asked for anew; until they come, those that are here are shown.
 */
export function useAbstracts(treeId: string, revision: number): Abstracts {
  const [abstracts, setAbstracts] = useState(none);
  const known = useRef(new Map<string, string>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is a reason to ask.
  useEffect(() => {
    const gone = new AbortController();
    void fetchAll(treeId, known.current, gone.signal, setAbstracts);
    return () => gone.abort();
  }, [treeId, revision]);
  return abstracts;
}

/** Adds them to `known`. */
async function fetchAll(
  treeId: string,
  known: Map<string, string>,
  signal: AbortSignal,
  onAbstracts: (abstracts: Abstracts) => void,
): Promise<void> {
  const tell = (isWhole: boolean, isStuck: boolean) =>
    onAbstracts(abstractsFrom(new Map(known), { isWhole, isStuck }));
  let failures = 0;
  for (let cursor: string | null = null; !signal.aborted; ) {
    try {
      const page = await readAbstracts(treeId, cursor, signal);
      for (const { studyId, abstract } of page.items) known.set(studyId, abstract);
      failures = 0;
      tell(page.next === null, false);
      if (page.next === null) return;
      cursor = page.next;
    } catch (cause) {
      if (signal.aborted) return;
      console.warn('The abstracts will be asked for again.', cause);
      tell(false, true);
      await pause(Math.min(longestPause, 1000 * 2 ** failures), signal);
      failures += 1;
    }
  }
}

/** Ends early when the signal is aborted. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
