/** What every API route does around its one service: authenticate, parse, answer, turn errors into replies. */

import type { z } from 'zod';

import type { Actor } from '@/lib/auth/actor';
import { authenticate } from '@/lib/auth/authenticate';
import { AppError } from '@/lib/errors';

import { type ApiError, idSchema } from './contract';

export interface Call<P> {
  readonly actor: Actor;
  readonly request: Request;
  readonly params: P;
  /** Of the request's query; the last of a repeated name counts. */
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

function requireIds(params: Readonly<Record<string, string>>): void {
  for (const value of Object.values(params)) {
    if (!idSchema.safeParse(value).success)
      throw new AppError('not-found', 'There is no such thing.');
  }
}

/** A route handler. `params` are ids: one that is no UUID is answered 404. */
export function route<P extends Readonly<Record<string, string>>>(
  handle: (call: Call<P>) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      const actor = authenticate(request.headers);
      // Undefined for a route without any.
      const params = (await context.params) ?? ({} as P);
      requireIds(params);
      const query = Object.fromEntries(new URL(request.url).searchParams);
      return await handle({ actor, request, params, query });
    } catch (error) {
      return errorReply(error);
    }
  };
}

/** The JSON body, parsed. Throws AppError 'malformed' or 'too-large'. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const text = new TextDecoder().decode(await readBody(request, 10 * 1024 * 1024));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('malformed', `The body is not JSON: ${(cause as Error).message}`, { cause });
  }
  return parse(schema, value);
}

/** The body's bytes. Throws AppError 'too-large' above `limit` bytes, without reading on. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) {
      throw new AppError(
        'too-large',
        `The request is larger than ${Math.round(limit / 1024 / 1024)} MB, the most that is taken at once.`,
      );
    }
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
