/** What every API route does around its one service: authenticate, parse, answer, turn errors into replies. */

import { z } from 'zod';

import type { Actor, Scope } from '@/lib/auth/actor';
import { admitAnyone, authenticate } from '@/lib/auth/authenticate';
import { AppError } from '@/lib/errors';

import type { ApiError } from './contract';
import { idSchema } from './fields';

export interface Call<P> {
  readonly actor: Actor;
  readonly request: Request;
  /** Whether the same request would still be let in, for replies that go on. Throws as it would. */
  readonly check: () => Promise<unknown>;
  readonly params: P;
  /** Of the request's query; the last of a repeated name counts, an empty value is none. */
  readonly query: Readonly<Record<string, string>>;
}

function errorReply(error: unknown): Response {
  if (!(error instanceof AppError)) {
    console.error(error);
    return errorReply(
      new AppError('internal', 'Something went wrong; the server’s log says what.'),
    );
  }
  const { code, message, status, options } = error;
  if (options.cause !== undefined && status >= 500) console.error(message, options.cause);
  const body: ApiError = { error: { code, message, details: options.details } };
  return Response.json(body, { status });
}

function where(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `${path.map(String).join('.')}: `;
}

/** Throws AppError 'malformed' that names each field and what is wrong with it. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 20).map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  const sentence = parsed.error.issues
    .slice(0, 3)
    .map((issue) => `${where(issue.path)}${issue.message}`)
    .join('; ');
  throw new AppError('malformed', sentence, { details: { issues } });
}

function readIds<P extends Readonly<Record<string, string>>>(params: P): P {
  const ids = z.record(z.string(), idSchema).safeParse(params);
  if (!ids.success) throw new AppError('not-found', 'There is no such thing.');
  return ids.data as P;
}

function readQuery(request: Request): Readonly<Record<string, string>> {
  const given = [...new URL(request.url).searchParams];
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** What asking in this way needs of a token. */
function scopeOf({ method }: Request): Scope {
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}

/** A route handler. `params` are ids: one that is no UUID is answered 404. */
export function route<P extends Readonly<Record<string, string>>>(
  handle: (call: Call<P>) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      const check = () => authenticate(request.headers, scopeOf(request));
      const actor = await check();
      // Undefined for a route without any.
      const params = readIds((await context.params) ?? ({} as P));
      return await handle({ actor, request, check, params, query: readQuery(request) });
    } catch (error) {
      return errorReply(error);
    }
  };
}

/** A route that answers anyone: signing in, and what a link lets in. */
export function openRoute(handle: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      admitAnyone(request.headers);
      return await handle(request);
    } catch (error) {
      return errorReply(error);
    }
  };
}

/** The JSON body, parsed. Throws AppError 'malformed' or 'too-large'. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  return parseJson(await readBody(request, 10 * 1024 * 1024), schema);
}

/** As `readJson`; a request without a body says `{}`. */
export async function readJsonIfAny<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const body = await readBody(request, 10 * 1024 * 1024);
  return body.length === 0 ? parse(schema, {}) : parseJson(body, schema);
}

function parseJson<T>(body: Uint8Array<ArrayBuffer>, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new AppError('malformed', `The body is not JSON: ${(cause as Error).message}`, { cause });
  }
  return parse(schema, value);
}

/** The body's bytes. Throws AppError 'too-large' above `limit` bytes, without reading on. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new AppError(
      'too-large',
      `The request is larger than ${Math.round(limit / 1024 / 1024)} MB, the most that is taken at once.`,
    );
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}
