/**
 * The HTTP API without a server: finds the handler below app/api that Next would call and calls it. Every
 * JSON reply is held against lib/api/endpoints.ts, so that no test can pass on an undocumented one.
 */

import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect } from 'vitest';
import { z } from 'zod';

import { errorSchema } from '@/lib/api/contract';
import { type Endpoint, endpoints } from '@/lib/api/endpoints';

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

type Params = Readonly<Record<string, string>>;
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
type Routes = Readonly<Partial<Record<string, Handler>>>;

/** Path templates of all route files, as in the endpoints: `/api/topics/{id}`. */
export function routePaths(folder = resolve('app/api'), path = '/api'): readonly string[] {
  const here = existsSync(join(folder, 'route.ts')) ? [path] : [];
  const folders = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory());
  const below = folders.flatMap(({ name }) =>
    routePaths(join(folder, name), `${path}/${name.replace(/^\[(\w+)\]$/, '{$1}')}`),
  );
  return [...here, ...below];
}

/** What the route file of a path template exports. */
export function loadRoutes(template: string): Promise<Routes> {
  const file = join('app', template.replaceAll('{', '[').replaceAll('}', ']'), 'route.ts');
  return import(pathToFileURL(resolve(file)).href);
}

function match(template: string, path: string): Params | null {
  const pattern = new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  const found = pattern.exec(path);
  return found && { ...found.groups };
}

function find<T>(items: readonly T[], templateOf: (item: T) => string, path: string) {
  const exact = items.find((item) => templateOf(item) === path);
  const item = exact ?? items.find((each) => match(templateOf(each), path) !== null);
  return item === undefined ? null : { item, params: match(templateOf(item), path) ?? {} };
}

export interface Sent {
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The raw response; `path` may have a query. */
export async function send(
  method: Method,
  path: string,
  { json, body, headers, signal }: Sent = {},
): Promise<Response> {
  const url = new URL(path, 'http://127.0.0.1:3000');
  const found = find(routePaths(), (template) => template, url.pathname);
  if (found === null) throw new Error(`No route answers ${url.pathname}.`);
  const handler = (await loadRoutes(found.item))[method];
  if (handler === undefined) throw new Error(`${found.item} has no ${method}.`);
  const request = new Request(url, {
    method,
    headers: { host: url.host, ...headers },
    body: json === undefined ? body : JSON.stringify(json),
    signal,
  });
  return handler(request, { params: Promise.resolve(found.params) });
}

export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

function endpointOf(method: Method, path: string): Endpoint {
  const ofMethod = endpoints.filter((endpoint) => endpoint.method.toUpperCase() === method);
  const found = find(ofMethod, (endpoint) => endpoint.path, path);
  if (found === null) throw new Error(`lib/api/endpoints.ts lacks ${method} ${path}.`);
  return found.item;
}

/** Fails unless one of the schemas is that of this very body: a key too many counts as well. */
function expectOneOf(schemas: readonly z.ZodType[], body: unknown, what: string): void {
  const parsed = schemas.map((schema) => schema.safeParse(body));
  const good = parsed.find((result) => result.success);
  if (!good) {
    const problems = parsed.map((result) => result.error && z.prettifyError(result.error));
    const shown = JSON.stringify(body)?.slice(0, 2000);
    throw new Error(`${what} is not documented: ${problems.join('; ')}\n${shown}`);
  }
  expect(good.data).toEqual(body);
}

function readReply(endpoint: Endpoint, response: Response, text: string): unknown {
  const { status, headers } = response;
  const what = `${status} of ${endpoint.method} ${endpoint.path}`;
  const type = headers.get('content-type')?.split(';', 1)[0] ?? '';
  const documented = endpoint.replies[status];
  if (documented === null && text === '') return undefined;
  if (Array.isArray(documented) && documented.includes(type)) return text;
  if (type !== 'application/json') throw new Error(`${what} as ${type} is not documented.`);
  const schemas = documented instanceof z.ZodType ? [documented] : [];
  const body: unknown = JSON.parse(text);
  expectOneOf(status >= 400 ? [...schemas, errorSchema] : schemas, body, what);
  return body;
}

/** The reply to a call, held against the documentation: JSON parsed, anything else as text. */
export async function call<T>(method: Method, path: string, sent: Sent = {}): Promise<Reply<T>> {
  const response = await send(method, path, sent);
  const endpoint = endpointOf(method, new URL(path, 'http://localhost').pathname);
  const body = readReply(endpoint, response, await response.text());
  return { status: response.status, headers: response.headers, body: body as T };
}

/** As `call`, for a call that must answer with this status. */
export async function ask<T>(
  status: number,
  method: Method,
  path: string,
  sent: Sent = {},
): Promise<T> {
  const reply = await call<T>(method, path, sent);
  if (reply.status !== status) {
    throw new Error(
      `${method} ${path} answered ${reply.status}, not ${status}: ${JSON.stringify(reply.body)}`,
    );
  }
  return reply.body;
}

/** A multipart form as the new-topic page sends it. */
export function upload(
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
  title?: string,
): FormData {
  const form = new FormData();
  if (title !== undefined) form.append('title', title);
  for (const [name, content] of Object.entries(files))
    form.append('files[]', new File([content], name));
  return form;
}
