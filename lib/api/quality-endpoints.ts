/** The calls about what corrections say of trees and of each other; part of `endpoints`. */

import * as a from './agreement-contract';
import type { Endpoint } from './endpoints';
import * as q from './quality-contract';

export const qualityEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/trees/{id}/agreement',
    summary: 'How far the corrections of a tree agree that I may read',
    replies: { 200: a.agreementSchema },
  },
  {
    method: 'get',
    path: '/api/topics/{id}/quality',
    summary: 'What the corrections say about the trees of a topic that I answer for',
    query: q.topicQualityQuerySchema,
    replies: { 200: q.qualitySchema },
  },
  {
    method: 'get',
    path: '/api/quality',
    summary: 'The same of all topics that I answer for, or of one',
    query: q.qualityQuerySchema,
    replies: { 200: q.qualitySchema },
  },
];
