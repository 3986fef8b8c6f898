import type { Me } from './account-contract';

/** The same reply, with these Set-Cookie headers as well. */
export function withCookies(reply: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) reply.headers.append('set-cookie', cookie);
  return reply;
}

/** Of a call that began a session. */
export function signedInReply(signedIn: {
  readonly me: Me;
  readonly cookies: readonly string[];
}): Response {
  return withCookies(Response.json(signedIn.me), signedIn.cookies);
}
