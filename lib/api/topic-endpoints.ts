/** The calls about topics, their studies and what is imported; part of `endpoints`. */

import { archivedTopicSchema, purgeTopicSchema } from './archived-topic-contract';
import type { Endpoint } from './endpoints';
import * as f from './fields';
import * as imports from './import-contract';
import * as topic from './topic-contract';

export const topicEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/topics',
    summary: 'Topics, newest first; the sample topic is one',
    query: f.cursorQuerySchema,
    replies: { 200: f.listOf(topic.topicSummarySchema) },
  },
  {
    method: 'post',
    path: '/api/topics',
    summary: 'A topic from files; with ?preview=true nothing is saved and the reply is a preview',
    query: imports.previewQuerySchema,
    upload: 'files',
    replies: { 200: imports.importPreviewSchema, 201: imports.topicCreatedSchema },
  },
  {
    method: 'get',
    path: '/api/topics/{id}',
    summary: 'A topic with its studies, runs and trees',
    replies: { 200: topic.topicSchema },
  },
  {
    method: 'patch',
    path: '/api/topics/{id}',
    summary: 'Rename a topic',
    body: topic.topicTitleSchema,
    replies: { 200: topic.topicSchema },
  },
  {
    method: 'delete',
    path: '/api/topics/{id}',
    summary: 'Archive a topic',
    replies: { 204: null },
  },
  {
    method: 'get',
    path: '/api/topics/{id}/file',
    summary: 'A whole topic as a file: studies, runs, trees, corrections, logs, comments',
    replies: { 200: ['application/gzip'] },
  },
  {
    method: 'get',
    path: '/api/archived-topics',
    summary: 'Archived topics that I may bring back, last archived first',
    query: f.cursorQuerySchema,
    replies: { 200: f.listOf(archivedTopicSchema) },
  },
  {
    method: 'post',
    path: '/api/archived-topics/{id}/restore',
    summary: 'Bring an archived topic back as it was',
    replies: { 204: null },
  },
  {
    method: 'post',
    path: '/api/archived-topics/{id}/purge',
    summary: 'Purge an archived topic for good, log and datasets included; for administrators',
    body: purgeTopicSchema,
    replies: { 204: null },
  },
  {
    method: 'post',
    path: '/api/topics/{id}/files',
    summary: 'More studies for a topic; ?preview=true as for a new one',
    query: imports.previewQuerySchema,
    upload: 'files',
    replies: { 200: imports.importPreviewSchema, 201: imports.topicCreatedSchema },
  },
  {
    method: 'post',
    path: '/api/topics/{id}/trees',
    summary:
      'A tree from a file: an outline, OPML, SKOS, a table of paths, or JSON; its studies are those of the topic',
    upload: 'file',
    replies: { 201: imports.treeImportSchema },
  },
  {
    method: 'patch',
    path: '/api/topics/{id}/studies/{studyId}',
    summary: "Correct a study's title, abstract or identifiers; what was imported is kept",
    body: topic.studyEditSchema,
    replies: { 200: topic.editedStudySchema },
  },
  {
    method: 'post',
    path: '/api/topics/{id}/studies/{studyId}/withdraw',
    summary: 'Hide a study everywhere; its number and its places in trees are kept',
    body: topic.withdrawStudySchema,
    replies: { 204: null },
  },
  {
    method: 'post',
    path: '/api/topics/{id}/studies/{studyId}/restore',
    summary: 'Bring a withdrawn study back, with all its places',
    replies: { 204: null },
  },
  {
    method: 'post',
    path: '/api/imports/chime',
    summary:
      "CHIME's released replies (CSV of review_id, claude_claim_hierarchy): a topic with a tree each",
    upload: 'file',
    replies: { 201: imports.chimeImportSchema },
  },
  {
    method: 'post',
    path: '/api/imports/topic',
    summary:
      'A whole topic from the file of GET /api/topics/{id}/file, under its ids; for administrators',
    upload: 'file',
    replies: { 201: imports.topicImportSchema },
  },
];
