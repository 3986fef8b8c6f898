import { database } from '@/lib/db/client';
import { noteAttempt } from '@/lib/db/sign-in-attempts';
import { AppError } from '@/lib/errors';

const windowMinutes = 15;

/**
 * Wrong passwords within the window: for one account from one address, for one account from anywhere (more, so that
 * nobody is locked out by somebody else's few tries), and from one address for any account (an institute may have one).
 */
const most = { both: 10, email: 100, address: 100 };

/**
 * Counts this try of a password, before it is looked at: tries at the same moment cannot slip through.
 * Throws AppError 'too-many'.
 */
export async function limitAttempts(
  email: string,
  headers: Headers,
): Promise<{ readonly email: string; readonly address: string }> {
  const attempt = { email, address: headers.get('x-espalier-address') ?? 'unknown' };
  const since = new Date(Date.now() - windowMinutes * 60_000);
  const counts = await noteAttempt(database(), attempt, since);
  const over =
    counts.both > most.both || counts.email > most.email || counts.address > most.address;
  if (!over) return attempt;
  throw new AppError(
    'too-many',
    `Too many wrong passwords. Wait ${windowMinutes} minutes, or ask an administrator for a new password.`,
  );
}
