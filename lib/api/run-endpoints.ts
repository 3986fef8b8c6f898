/** The calls about runs; part of `endpoints`. */

import type { Endpoint } from './endpoints';
import * as f from './fields';
import * as r from './run-contract';

export const runEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/topics/{id}/runs',
    summary: 'Start a run',
    body: r.startRunSchema,
    replies: { 202: f.createdSchema },
  },
  {
    method: 'post',
    path: '/api/topics/{id}/runs/estimate',
    summary: 'What such a run would take, and whether a person is asked first',
    body: r.startRunSchema,
    replies: { 200: r.estimateSchema },
  },
  {
    method: 'get',
    path: '/api/runs/{id}',
    summary: 'A run and how far it is',
    replies: { 200: r.runSchema },
  },
  {
    method: 'get',
    path: '/api/runs/{id}/events',
    summary: 'The same as server-sent events named "run", until it has ended',
    replies: { 200: ['text/event-stream'] },
  },
  {
    method: 'post',
    path: '/api/runs/{id}/cancel',
    summary: 'Stop a queued or running run',
    replies: { 202: r.runSchema },
  },
  {
    method: 'post',
    path: '/api/runs/{id}/resume',
    summary: 'Go on with a failed or cancelled run',
    body: r.resumeRunSchema,
    replies: { 202: r.runSchema },
  },
  {
    method: 'get',
    path: '/api/runs/{id}/decision',
    summary: 'The root categories as proposed; 409 before they are',
    replies: { 200: r.runDecisionSchema },
  },
  {
    method: 'post',
    path: '/api/runs/{id}/continue',
    summary: 'Tell a waiting run to go on, and how',
    body: r.continueRunSchema,
    replies: { 202: r.runSchema },
  },
  {
    method: 'get',
    path: '/api/runs/{id}/calls',
    summary: 'Its model calls, oldest first, without their texts',
    query: r.callsQuerySchema,
    replies: { 200: f.listOf(r.callSummarySchema) },
  },
  {
    method: 'get',
    path: '/api/runs/{id}/calls/{callId}',
    summary: 'One model call, messages and reply included',
    replies: { 200: r.callSchema },
  },
  {
    method: 'get',
    path: '/api/runs/{id}/changes',
    summary: 'What placing and checking changed about the places of studies, and why',
    replies: { 200: r.placeChangesSchema },
  },
  {
    method: 'get',
    path: '/api/runs/{id}/export',
    summary: 'All its model calls, as JSON lines',
    replies: { 200: ['application/jsonl'] },
  },
  {
    method: 'get',
    path: '/api/runs/{id}/compare/{otherId}',
    summary: 'Two runs of a topic side by side',
    replies: { 200: r.runComparisonSchema },
  },
];
