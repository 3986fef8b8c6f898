import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';

import type { Actor } from './actor';
import { authenticateNavigation } from './authenticate';
import { canCreateTopic } from './rights';

/** The person who opened the page, or null. Throws AppError 'forbidden' as `authenticateNavigation` does. */
export const findCurrentActor = cache(
  async (): Promise<Actor | null> => authenticateNavigation(await headers()),
);

/** As `findCurrentActor`; without anybody, the page to sign in on is shown instead, which leads back. */
export async function currentActor(): Promise<Actor> {
  const actor = await findCurrentActor();
  if (actor !== null) return actor;
  const path = (await headers()).get('x-espalier-path') ?? '/';
  redirect(path === '/' ? '/sign-in' : `/sign-in?then=${encodeURIComponent(path)}`);
}

/** The person who opened the page, if they may make topics; else there is no such page. */
export async function currentTopicCreator(): Promise<Actor> {
  const actor = await currentActor();
  if (!canCreateTopic(actor)) notFound();
  return actor;
}
