'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => {};

/** "22 Nov 2026, 14:05"; without a time zone on the clock of whoever asks. */
export function momentWords(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(iso));
}

/** A point in time on the reader's clock; on the server, which does not know it, in UTC. */
export function Moment({ at, className }: { at: string; className?: string }) {
  const local = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return (
    <time dateTime={at} className={className}>
      {momentWords(at, local ? undefined : 'UTC')}
    </time>
  );
}
