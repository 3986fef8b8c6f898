import type { Actor } from '@/lib/auth/actor';
import { canManageAccount, canManagePeople } from '@/lib/auth/rights';
import { AppError } from '@/lib/errors';
import { readSettings } from '@/lib/settings';

/** Throws AppError 'not-found' in local mode. */
export function requireAccounts(): void {
  if (readSettings().access.mode === 'accounts') return;
  throw new AppError(
    'not-found',
    'There are no accounts in local mode. Start Espalier with ESPALIER_AUTH=accounts to have them.',
  );
}

/** Throws AppError 'not-found' in local mode, 'forbidden' for anyone but administrators. */
export function requirePeopleManager(actor: Actor): void {
  requireAccounts();
  if (!canManagePeople(actor))
    throw new AppError('forbidden', 'Only an administrator may do this.');
}

/** Throws AppError 'not-found' in local mode, 'forbidden' for scripts. */
export function requireSignedIn(actor: Actor): void {
  requireAccounts();
  if (!canManageAccount(actor))
    throw new AppError('forbidden', 'A token cannot do this: sign in with the password.');
}
