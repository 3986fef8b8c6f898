/**
 * Passwords and sessions, by better-auth. It is called from here only and answers no requests of its own; who may
 * have an account, and what they may do, is decided elsewhere. Cookies are signed with a key that follows from
 * ESPALIER_SECRET, HttpOnly, SameSite=Lax, and Secure when people come over https.
 */

import { hkdfSync, randomUUID } from 'node:crypto';

import { APIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { betterAuth } from 'better-auth/minimal';

import { accountStore } from '@/lib/db/account-store';
import { AppError } from '@/lib/errors';
import { readSettings } from '@/lib/settings';

const sessionSeconds = 30 * 24 * 60 * 60;

function signingKey(): string {
  const { secret } = readSettings();
  if (secret === null)
    throw new AppError('unavailable', 'ESPALIER_SECRET is not set: sessions cannot be signed.');
  return Buffer.from(hkdfSync('sha256', secret, '', 'espalier sessions', 32)).toString('base64');
}

function open() {
  const { url, publicUrl } = readSettings().access;
  return betterAuth({
    baseURL: url,
    secret: signingKey(),
    database: accountStore(),
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: { modelName: 'person' },
    account: { modelName: 'credential', fields: { userId: 'personId' } },
    session: {
      fields: { userId: 'personId' },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
    },
    advanced: {
      cookiePrefix: 'espalier',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: ['x-espalier-address'] },
      // The tables have what is used of the library's, and no more.
      database: { generateId: () => randomUUID(), validateSchema: false },
    },
    telemetry: { enabled: false },
    // Wrong passwords are no events of the server's log.
    logger: { level: 'error' },
  });
}

let opened: { readonly key: string; readonly auth: ReturnType<typeof open> } | undefined;

/** Opened again for another database: the tests have one each. */
function library(): ReturnType<typeof open> {
  const { databaseUrl, access, secret } = readSettings();
  const key = JSON.stringify([databaseUrl, access, secret]);
  if (opened?.key !== key) opened = { key, auth: open() };
  return opened.auth;
}

export interface SignedIn {
  readonly personId: string;
  /** The Set-Cookie headers to answer with. */
  readonly cookies: readonly string[];
}

/** null: there is no such e-mail address, or the password is another. Takes the same time either way. */
export async function signIn(
  email: string,
  password: string,
  headers: Headers,
): Promise<SignedIn | null> {
  try {
    const { headers: answer, response } = await library().api.signInEmail({
      body: { email, password },
      headers,
      returnHeaders: true,
    });
    return { personId: response.user.id, cookies: answer.getSetCookie() };
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return null;
    throw error;
  }
}

export interface FoundSession {
  readonly id: string;
  readonly personId: string;
}

/**
 * The session that the request's cookie names, unless it has ended or was revoked.
 * Throws AppError 'unavailable' without a database.
 */
export async function findSession(headers: Headers): Promise<FoundSession | null> {
  const found = await library()
    .api.getSession({ headers })
    .catch((cause) => {
      const message = 'Who you are could not be looked up. Try again in a moment.';
      throw new AppError('unavailable', message, { cause });
    });
  return found && { id: found.session.id, personId: found.session.userId };
}

/** Ends the request's session; the Set-Cookie headers that make the browser forget it. */
export async function signOut(headers: Headers): Promise<readonly string[]> {
  const { headers: answer } = await library().api.signOut({ headers, returnHeaders: true });
  return answer.getSetCookie();
}

/** For a Credential row. */
export function hashOf(password: string): Promise<string> {
  return hashPassword(password);
}

export function isPassword(password: string, hash: string): Promise<boolean> {
  return verifyPassword({ password, hash });
}
