/** The table the OpenAPI document is made from; a test holds it against the routes below app/api. */

import type { z } from 'zod';

import { accountEndpoints } from './account-endpoints';
import { adjudicationEndpoints } from './adjudication-endpoints';
import * as c from './contract';
import { exportEndpoints } from './export-endpoints';
import { lookupEndpoints } from './lookup-endpoints';
import * as m from './model-contract';
import { qualityEndpoints } from './quality-endpoints';
import { runEndpoints } from './run-endpoints';
import { taskEndpoints } from './task-endpoints';
import { topicEndpoints } from './topic-endpoints';
import { treeEndpoints } from './tree-endpoints';

export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A multipart form: of `title` and `files[]`, or of one `file`. */
  readonly upload?: 'files' | 'file';
  /** By status; null: no body; strings: other content types than JSON. */
  readonly replies: Readonly<Record<number, z.ZodType | readonly string[] | null>>;
}

export const endpoints: readonly Endpoint[] = [
  ...topicEndpoints,
  ...lookupEndpoints,
  ...runEndpoints,
  ...treeEndpoints,
  ...adjudicationEndpoints,
  ...qualityEndpoints,
  ...exportEndpoints,
  ...accountEndpoints,
  ...taskEndpoints,
  {
    method: 'get',
    path: '/api/settings/model',
    summary: 'The settings for a language model; the key is never sent',
    replies: { 200: m.modelSettingsSchema },
  },
  {
    method: 'patch',
    path: '/api/settings/model',
    summary: 'Change them',
    body: m.saveModelSettingsSchema,
    replies: { 200: m.modelSettingsSchema },
  },
  {
    method: 'post',
    path: '/api/settings/model/test',
    summary: 'Make one small call, and say in words what came of it',
    body: m.testModelSchema,
    replies: { 200: m.connectionReportSchema },
  },
  {
    method: 'get',
    path: '/api/health',
    summary: 'Whether web, worker, database and migrations are in order',
    replies: { 200: c.healthSchema, 503: c.healthSchema },
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This document',
    replies: { 200: c.openApiSchema },
  },
];
