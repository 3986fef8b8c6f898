import { setUpSchema } from '@/lib/api/account-contract';
import { openRoute, readJson } from '@/lib/api/route';
import { signedInReply } from '@/lib/api/session-reply';
import { setUp } from '@/lib/services/set-up';

export const POST = openRoute(async (request) =>
  signedInReply(await setUp(await readJson(request, setUpSchema), request.headers)),
);
