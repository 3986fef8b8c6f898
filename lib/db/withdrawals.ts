/** Studies that were taken out of a topic and can be brought back. */

import type { WithdrawnStudy } from '@/lib/api/topic-contract';

import type { Database, Transaction } from './client';

/** By number. */
export async function listWithdrawn(on: Database, topicId: string): Promise<WithdrawnStudy[]> {
  const rows = await on.study.findMany({
    where: { topicId, withdrawnAt: { not: null } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, title: true, withdrawnAt: true, withdrawnReason: true },
  });
  return rows.map(({ withdrawnAt, withdrawnReason, ...study }) => ({
    ...study,
    withdrawnAt: withdrawnAt?.toISOString() ?? '',
    reason: withdrawnReason,
  }));
}

export async function findWithdrawal(
  on: Transaction,
  topicId: string,
  id: string,
): Promise<{ readonly isWithdrawn: boolean } | null> {
  const study = await on.study.findFirst({
    where: { id, topicId },
    select: { withdrawnAt: true },
  });
  return study && { isWithdrawn: study.withdrawnAt !== null };
}

/** null brings the study back. */
export async function updateWithdrawal(
  on: Transaction,
  id: string,
  withdrawal: { readonly at: Date; readonly reason: string | null } | null,
): Promise<void> {
  await on.study.update({
    where: { id },
    data: { withdrawnAt: withdrawal?.at ?? null, withdrawnReason: withdrawal?.reason ?? null },
    select: { id: true },
  });
}
