/**
 * The HTTP API's shapes: the one source of the request parsers, the reply types, the OpenAPI document and
 * what the pages get from the services. Dates are ISO 8601 strings in UTC. Here is what is of no subject; the
 * subjects' shapes are in the files beside this one that are called `…-contract`.
 */

import { z } from 'zod';

export const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  web: z.literal('ok'),
  worker: z.enum(['ok', 'missing']),
  database: z.enum(['ok', 'down']),
  migrations: z.enum(['ok', 'pending']),
});

export const openApiSchema = z.looseObject({ openapi: z.string(), paths: z.looseObject({}) });

export type ApiError = z.infer<typeof errorSchema>;
export type Health = z.infer<typeof healthSchema>;
