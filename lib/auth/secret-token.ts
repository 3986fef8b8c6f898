/** Tokens of links and of scripts: 256 random bits, of which only the hash is kept. */

import { createHash, randomBytes } from 'node:crypto';

/** Scripts' tokens begin with it, so that they can be told from other texts. */
export const apiTokenPrefix = 'esp_';

export function makeToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** A fast hash will do: such a token cannot be guessed, unlike a password. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
