import type { Database } from './client';

/** Keeps that the gesture is revoked; does nothing when it is already. */
export async function insertRevocation(
  on: Database,
  revocation: {
    readonly treeId: string;
    readonly gestureId: string;
    readonly actorId: string;
    readonly reason: string | null;
  },
): Promise<void> {
  await on.revocation.createMany({ data: [revocation], skipDuplicates: true });
}

/** Ids of the tree's revoked gestures. */
export async function listRevokedGestures(
  on: Database,
  treeId: string,
): Promise<ReadonlySet<string>> {
  const rows = await on.revocation.findMany({ where: { treeId }, select: { gestureId: true } });
  return new Set(rows.map((row) => row.gestureId));
}

/** Who made a gesture of the tree; null when its log has no such gesture. */
export async function findGestureActor(
  on: Database,
  treeId: string,
  gestureId: string,
): Promise<string | null> {
  const row = await on.feedbackRecord.findFirst({
    where: { treeId, gestureId },
    select: { actorId: true },
  });
  return row?.actorId ?? null;
}
