/** The calls about datasets, and about what is left out of them; part of `endpoints`. */

import type { Endpoint } from './endpoints';
import * as e from './export-contract';
import * as f from './fields';

export const exportEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/trees/{id}/revocations',
    summary: 'Have a gesture count as not made in datasets; the log stays as it is',
    body: e.revokeSchema,
    replies: { 204: null },
  },
  {
    method: 'get',
    path: '/api/exports',
    summary: 'Dataset exports, newest first, without their manifests',
    query: f.cursorQuerySchema,
    replies: { 200: f.listOf(e.exportSummarySchema) },
  },
  {
    method: 'post',
    path: '/api/exports',
    summary: 'Have a dataset made by a job',
    body: e.startExportSchema,
    replies: { 202: f.createdSchema },
  },
  {
    method: 'get',
    path: '/api/exports/{id}',
    summary: 'An export, how far it is, and its manifest',
    replies: { 200: e.exportSchema },
  },
  {
    method: 'post',
    path: '/api/exports/{id}/cancel',
    summary: 'Stop a queued or running export',
    replies: { 202: e.exportSchema },
  },
  {
    method: 'get',
    path: '/api/exports/{id}/file',
    summary: 'The file of an export that has succeeded',
    replies: {
      200: ['application/jsonl', 'application/json', 'text/csv', 'application/vnd.apache.parquet'],
    },
  },
];
