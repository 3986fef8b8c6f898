import { newTokenSchema } from '@/lib/api/account-contract';
import { readJson, route } from '@/lib/api/route';
import { listMyTokens, makeMyToken } from '@/lib/services/my-tokens';

export const GET = route(async ({ actor }) => Response.json({ items: await listMyTokens(actor) }));

export const POST = route(async ({ actor, request }) =>
  Response.json(await makeMyToken(actor, await readJson(request, newTokenSchema)), { status: 201 }),
);
