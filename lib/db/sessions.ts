import type { Database } from './client';

export interface SessionRecord {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Of a person, newest first, ended ones left out; 100 at most. */
export function listSessions(on: Database, personId: string): Promise<SessionRecord[]> {
  return on.session.findMany({
    where: { personId, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, createdAt: true, expiresAt: true, ipAddress: true, userAgent: true },
  });
}

/** Whether there was such a session of theirs. */
export async function deleteSession(on: Database, personId: string, id: string): Promise<boolean> {
  return (await on.session.deleteMany({ where: { personId, id } })).count > 0;
}

/** All of a person's sessions, except one; ended ones of everybody with it. */
export async function deleteSessions(
  on: Database,
  personId: string,
  exceptId: string | null = null,
): Promise<void> {
  const others = exceptId === null ? {} : { NOT: { id: exceptId } };
  await on.session.deleteMany({
    where: { OR: [{ personId, ...others }, { expiresAt: { lt: new Date() } }] },
  });
}
