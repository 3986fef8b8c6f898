import { z } from 'zod';
import { errorSchema } from './contract';
import { type Endpoint, endpoints } from './endpoints';
import { importChoicesSchema } from './import-contract';

type Json = Record<string, unknown>;

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const binary: Json = { type: 'string', format: 'binary' };

const uploadSchemas: Readonly<Record<NonNullable<Endpoint['upload']>, Json>> = {
  files: {
    type: 'object',
    required: ['files[]'],
    properties: {
      title: { type: 'string', maxLength: 300 },
      choices: {
        type: 'string',
        contentMediaType: 'application/json',
        contentSchema: jsonSchema(importChoicesSchema, 'input'),
      },
      'files[]': { type: 'array', items: binary },
    },
  },
  file: { type: 'object', required: ['file'], properties: { file: binary } },
};

function requestBody({ body, upload }: Endpoint): Json {
  if (upload) {
    const schema = uploadSchemas[upload];
    return { requestBody: { content: { 'multipart/form-data': { schema } } } };
  }
  if (!body) return {};
  const schema = jsonSchema(body, 'input');
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function parameters({ path, query }: Endpoint): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
  const properties = query ? (jsonSchema(query, 'input').properties as Json) : {};
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
  }));
  return [...inPath, ...inQuery];
}

function replyContent(schema: z.ZodType | readonly string[]): Json {
  if (schema instanceof z.ZodType)
    return { 'application/json': { schema: jsonSchema(schema, 'output') } };
  return Object.fromEntries(schema.map((type) => [type, { schema: { type: 'string' } }]));
}

function reply(schema: Endpoint['replies'][number]): Json {
  if (schema === null || schema === undefined) return { description: 'Done' };
  return { description: 'The reply', content: replyContent(schema) };
}

function operation(endpoint: Endpoint): Json {
  const { summary, replies } = endpoint;
  const error = { $ref: '#/components/responses/Error' };
  return {
    summary,
    parameters: parameters(endpoint),
    ...requestBody(endpoint),
    responses: {
      ...Object.fromEntries(Object.entries(replies).map(([code, schema]) => [code, reply(schema)])),
      default: error,
    },
  };
}

/** OpenAPI 3.1, from the schemas that the routes parse with. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  }
  const errorContent = { 'application/json': { schema: jsonSchema(errorSchema, 'output') } };
  return {
    openapi: '3.1.0',
    info: { title: 'Espalier', version: '1' },
    paths,
    components: { responses: { Error: { description: 'What is wrong', content: errorContent } } },
  };
}
