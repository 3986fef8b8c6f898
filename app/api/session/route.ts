import { signInSchema } from '@/lib/api/account-contract';
import { openRoute, readJson } from '@/lib/api/route';
import { signedInReply, withCookies } from '@/lib/api/session-reply';
import { signIn, signOut } from '@/lib/services/sign-in';

export const POST = openRoute(async (request) =>
  signedInReply(await signIn(await readJson(request, signInSchema), request.headers)),
);

export const DELETE = openRoute(async (request) =>
  withCookies(new Response(null, { status: 204 }), await signOut(request.headers)),
);
