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

export function countRevocations(on: Database, treeId: string): Promise<number> {
  return on.revocation.count({ where: { treeId } });
}

/** The tree's latest revocations, `most` of them, latest first. */
export async function listRevocations(on: Database, treeId: string, most: number) {
  const rows = await on.revocation.findMany({
    where: { treeId },
    orderBy: [{ at: 'desc' }, { gestureId: 'asc' }],
    take: most,
    select: { gestureId: true, at: true, reason: true, actor: { select: { name: true } } },
  });
  return rows.map(({ actor, at, ...row }) => ({ ...row, by: actor.name, at: at.toISOString() }));
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
