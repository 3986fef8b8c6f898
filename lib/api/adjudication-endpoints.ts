/** The calls about final trees; part of `endpoints`. For those who adjudicate: administrators and the local owner. */

import * as a from './adjudication-contract';
import type { Endpoint } from './endpoints';

export const adjudicationEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/trees/{id}/adjudications',
    summary:
      'Begin the final tree of a tree, agreed items settled; 200 with the one there is, settled as far as all agree by now',
    body: a.startAdjudicationSchema,
    replies: { 200: a.adjudicationStartedSchema, 201: a.adjudicationStartedSchema },
  },
  {
    method: 'get',
    path: '/api/trees/{id}/adjudication',
    summary: 'What there is to settle in a final tree, and what has been decided',
    replies: { 200: a.adjudicationSchema },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/decisions',
    summary:
      'Decide an item of a final tree, or take all that is open from one correction; 409 where its sides have changed',
    body: a.decideSchema,
    replies: { 200: a.adjudicationSchema },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/decisions/undo',
    summary:
      'Take my last decision back; 409 when there is none, or what it changed has been changed since',
    body: a.takeDecisionBackSchema,
    replies: { 200: a.adjudicationSchema },
  },
];
