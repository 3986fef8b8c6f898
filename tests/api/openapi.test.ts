import { describe, expect, it } from 'vitest';

import { endpoints } from '@/lib/api/endpoints';
import { openApiDocument } from '@/lib/api/openapi';

import { loadRoutes, methods, routePaths, send } from '../support/http';

type Json = { readonly [key: string]: unknown };

const document = openApiDocument();

interface Found {
  readonly where: string;
  readonly value: Json;
}

/** Every object in the document, with the path to it. */
function objectsIn(value: unknown, where = '#'): Found[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => objectsIn(item, `${where}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, item]) => objectsIn(item, `${where}/${key}`));
  return [{ where, value: value as Json }, ...below];
}

const operations = Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(
  ([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

describe('the table of endpoints', () => {
  it('has every method of every route below app/api, and no other', async () => {
    const served = await Promise.all(
      routePaths().map(async (path) => {
        const routes = await loadRoutes(path);
        return methods.filter((method) => routes[method]).map((method) => `${method} ${path}`);
      }),
    );
    const listed = endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(listed.toSorted()).toEqual(served.flat().toSorted());
    expect(listed.length).toBeGreaterThan(20);
  });

  it('is served as the document', async () => {
    const response = await send('GET', '/api/openapi.json');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });
});

describe('the OpenAPI document', () => {
  it('says which version it is and what it describes', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toEqual({ title: expect.any(String), version: expect.any(String) });
    expect(operations).toHaveLength(endpoints.length);
  });

  it.each(operations)(
    'declares the parameters and replies of $method $path',
    ({ path, operation }) => {
      const parameters = operation.parameters as { name: string; in: string; required?: boolean }[];
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name, required }) => ({ name, required }))).toEqual(
        named.map((name) => ({ name, required: true })),
      );
      const responses = operation.responses as Record<string, Json>;
      const codes = Object.keys(responses);
      expect(codes).toContain('default');
      expect(codes.some((code) => /^2\d\d$/.test(code))).toBe(true);
      for (const [code, response] of Object.entries(responses)) {
        expect(code).toMatch(/^([2345]\d\d|default)$/);
        expect('$ref' in response || typeof response.description === 'string').toBe(true);
      }
    },
  );

  it('gives every operation that takes a body a schema for it', () => {
    const bodies = operations.filter(({ operation }) => operation.requestBody !== undefined);
    const types = bodies.map(({ operation }) =>
      Object.keys((operation.requestBody as { content: Json }).content).join(),
    );
    expect(new Set(types)).toEqual(new Set(['application/json', 'multipart/form-data']));
    expect(bodies.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
      'patch /api/people/{id}',
      'patch /api/settings/model',
      'patch /api/tasks/{id}',
      'patch /api/topics/{id}',
      'patch /api/topics/{id}/studies/{studyId}',
      'patch /api/work-orders/{id}',
      'post /api/archived-topics/{id}/purge',
      'post /api/exports',
      'post /api/imports/chime',
      'post /api/imports/topic',
      'post /api/invitations',
      'post /api/invitations/accept',
      'post /api/links',
      'post /api/lookups',
      'post /api/me/tokens',
      'post /api/password-resets',
      'post /api/people/{id}/hand-on',
      'post /api/runs/{id}/continue',
      'post /api/runs/{id}/resume',
      'post /api/session',
      'post /api/set-up',
      'post /api/settings/model/test',
      'post /api/topics',
      'post /api/topics/{id}/files',
      'post /api/topics/{id}/runs',
      'post /api/topics/{id}/runs/estimate',
      'post /api/topics/{id}/studies/{studyId}/withdraw',
      'post /api/topics/{id}/trees',
      'post /api/trees/{id}/adjudications',
      'post /api/trees/{id}/comments',
      'post /api/trees/{id}/complete',
      'post /api/trees/{id}/decisions',
      'post /api/trees/{id}/decisions/undo',
      'post /api/trees/{id}/gestures',
      'post /api/trees/{id}/redo',
      'post /api/trees/{id}/revocations',
      'post /api/trees/{id}/rollback',
      'post /api/trees/{id}/tasks',
      'post /api/trees/{id}/undo',
      'post /api/work-orders',
      'put /api/me/password',
      'put /api/trees/{id}/bookmark',
    ]);
  });

  it('has no reference that leads nowhere', () => {
    const references = objectsIn(document).flatMap(({ value }) =>
      typeof value.$ref === 'string' ? [value.$ref] : [],
    );
    expect(references.length).toBeGreaterThan(0);
    const places = new Set(objectsIn(document).map(({ where }) => where));
    for (const reference of references) expect(places).toContain(reference);
  });

  it('requires only properties that its schemas have, and says what each of them is', () => {
    const schemas = objectsIn(document).filter(({ value }) => value.type === 'object');
    expect(schemas.length).toBeGreaterThan(50);
    for (const { where, value } of schemas) {
      const properties = (value.properties ?? {}) as Record<string, Json>;
      const required = (value.required ?? []) as string[];
      expect(Object.keys(properties), where).toEqual(expect.arrayContaining(required));
      for (const [name, property] of Object.entries(properties)) {
        // `details` of an error are whatever explains it.
        if (name === 'details') continue;
        expect(Object.keys(property).length, `${where}/${name}`).toBeGreaterThan(0);
      }
    }
  });

  it('describes each kind of operation that a gesture may have', () => {
    const gestures = operations.find(({ path }) => path === '/api/trees/{id}/gestures');
    const types = objectsIn(gestures?.operation.requestBody)
      .map(({ value }) => (value.type === 'string' ? value.const : undefined))
      .filter((constant) => constant !== undefined);
    expect(types).toEqual(
      expect.arrayContaining(['add-category', 'move-category', 'merge-categories', 'judge-link']),
    );
  });
});
