import type { Database } from './client';

/** Older ones are of no interest. */
const keepMs = 24 * 60 * 60 * 1000;

export interface AttemptCounts {
  /** With this e-mail address from this network address. */
  readonly both: number;
  readonly email: number;
  readonly address: number;
}

/** Notes an attempt before its password is looked at, and counts those since, this one included. */
export async function noteAttempt(
  on: Database,
  { email, address }: { readonly email: string; readonly address: string },
  since: Date,
): Promise<AttemptCounts> {
  await on.signInAttempt.deleteMany({ where: { at: { lt: new Date(Date.now() - keepMs) } } });
  await on.signInAttempt.create({ data: { email, address } });
  const [both, byEmail, byAddress] = await Promise.all([
    on.signInAttempt.count({ where: { email, address, at: { gt: since } } }),
    on.signInAttempt.count({ where: { email, at: { gt: since } } }),
    on.signInAttempt.count({ where: { address, at: { gt: since } } }),
  ]);
  return { both, email: byEmail, address: byAddress };
}

/** After the right password, those of the same person from the same place count no more. */
export async function forgetAttempts(
  on: Database,
  attempt: { readonly email: string; readonly address: string },
): Promise<void> {
  await on.signInAttempt.deleteMany({ where: attempt });
}
