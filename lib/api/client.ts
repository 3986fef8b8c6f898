/** The browser's way to the HTTP API: JSON or multipart in, JSON out, failures with the server's sentence. */

import type { ApiError } from './contract';

/** A call that did not succeed. `status` is 0 when no answer came (offline, server gone). */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly details?: unknown,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Lets the request outlive the page (64 kB of body at most). */
  readonly keepalive?: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Calls of `/api/...`. A body is sent as JSON, or as multipart when it is FormData; a reply without content
 * is undefined. All throw ApiFailure, or an AbortError when `signal` is aborted.
 */
export const api = {
  get: <T>(path: string, options?: CallOptions) => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: CallOptions) =>
    call<T>('POST', path, body, options),
  put: <T>(path: string, body: unknown, options?: CallOptions) =>
    call<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, options?: CallOptions) =>
    call<T>('PATCH', path, body, options),
  delete: <T>(path: string, options?: CallOptions) => call<T>('DELETE', path, undefined, options),
};

/** The sentence to show for whatever a call threw. */
export function failureMessage(error: unknown): string {
  return error instanceof ApiFailure
    ? error.message
    : 'Something went wrong in this page. Reload it.';
}

async function call<T>(
  method: Method,
  path: string,
  body: unknown,
  options: CallOptions = {},
): Promise<T> {
  const response = await send(path, { method, ...options, ...encoded(body) });
  if (!response.ok) throw await failureOf(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function encoded(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiFailure(
      'offline',
      'The server cannot be reached. Check that Espalier is running, then try again.',
      0,
      undefined,
      { cause },
    );
  }
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const text = await response.text();
  const error = errorIn(text);
  if (error) return new ApiFailure(error.code, error.message, response.status, error.details);
  const message = `The server answered ${response.status} without an explanation. Try again.`;
  return new ApiFailure('internal', message, response.status, text.slice(0, 500));
}

/** Null when the body is not one of the API's own errors: a proxy's page, say. */
function errorIn(text: string): ApiError['error'] | null {
  if (!text.startsWith('{')) return null;
  try {
    return (JSON.parse(text) as Partial<ApiError>).error ?? null;
  } catch {
    return null;
  }
}
