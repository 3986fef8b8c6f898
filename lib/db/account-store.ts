/** Where the sign-in library keeps passwords and sessions: our own tables, through our own client. */

import { prismaAdapter } from 'better-auth/adapters/prisma';

import { database } from './client';

export function accountStore() {
  return prismaAdapter(database(), { provider: 'postgresql' });
}
