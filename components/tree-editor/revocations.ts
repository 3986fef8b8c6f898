import { useMemo, useSyncExternalStore } from 'react';

import { api } from '@/lib/api/client';
import type { RevokedGesture } from '@/lib/api/page-data';

import { useEditor } from './editor-context';

/** What was revoked since the page was loaded, by tree: the history panel comes and goes. */
let since: ReadonlyMap<string, readonly RevokedGesture[]> = new Map();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function add(treeId: string, revocation: RevokedGesture): void {
  since = new Map(since).set(treeId, [...(since.get(treeId) ?? []), revocation]);
  for (const listener of listeners) listener();
}

export interface Revocations {
  readonly revoked: ReadonlyMap<string, RevokedGesture>;
  /** Whether the reader may revoke what this person did. */
  readonly canRevoke: (actorId: string) => boolean;
  /** Rejects with ApiFailure. */
  readonly revoke: (gestureId: string, reason: string) => Promise<void>;
}

/** The gestures of the tree that datasets leave out. */
export function useRevocations(): Revocations {
  const { data } = useEditor();
  const { revocations, revokesAll, readerId } = data;
  const treeId = data.tree.id;
  const now = useSyncExternalStore(
    subscribe,
    () => since,
    () => since,
  );
  const revoked = useMemo(
    () =>
      new Map([...revocations, ...(now.get(treeId) ?? [])].map((each) => [each.gestureId, each])),
    [revocations, now, treeId],
  );
  return {
    revoked,
    canRevoke: (actorId) => revokesAll || actorId === readerId,
    revoke: async (gestureId, reason) => {
      const given = reason.trim();
      const body = { gestureId, ...(given !== '' && { reason: given }) };
      await api.post(`/api/trees/${treeId}/revocations`, body);
      const at = new Date().toISOString();
      add(treeId, { gestureId, by: 'you', at, reason: given || null });
    },
  };
}
