/** The part of the table of endpoints that is about looking up records by identifier. */

import type { Endpoint } from './endpoints';
import * as f from './fields';
import { lookupSchema, startLookupSchema } from './lookup-contract';

export const lookupEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/lookups',
    summary: 'Have DOIs and PubMed ids looked up at Crossref, PubMed and OpenAlex by a job',
    body: startLookupSchema,
    replies: { 202: f.createdSchema },
  },
  {
    method: 'get',
    path: '/api/lookups/{id}',
    summary: 'A lookup, how far it is, and what was not found',
    replies: { 200: lookupSchema },
  },
  {
    method: 'post',
    path: '/api/lookups/{id}/cancel',
    summary: 'Stop a queued or running lookup; what was found is kept',
    replies: { 202: lookupSchema },
  },
  {
    method: 'post',
    path: '/api/lookups/{id}/resume',
    summary: 'Ask again for what was not found, or could not be asked for',
    replies: { 202: lookupSchema },
  },
  {
    method: 'get',
    path: '/api/lookups/{id}/file',
    summary: 'What was found so far, as a file to make a topic from or to add to one',
    replies: { 200: ['application/vnd.citationstyles.csl+json'] },
  },
];
