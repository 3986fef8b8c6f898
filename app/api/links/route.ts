import { openLinkSchema } from '@/lib/api/account-contract';
import { openRoute, readJson } from '@/lib/api/route';
import { openLink } from '@/lib/services/open-link';

export const POST = openRoute(async (request) =>
  Response.json(await openLink(await readJson(request, openLinkSchema))),
);
