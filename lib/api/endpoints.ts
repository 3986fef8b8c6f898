/** The table the OpenAPI document is made from; a test holds it against the routes below app/api. */

import type { z } from 'zod';

import { accountEndpoints } from './account-endpoints';
import { adjudicationEndpoints } from './adjudication-endpoints';
import * as a from './agreement-contract';
import { archivedTopicSchema, purgeTopicSchema } from './archived-topic-contract';
import { commentSchema, newCommentSchema } from './comment-contract';
import * as c from './contract';
import * as e from './export-contract';
import * as f from './fields';
import * as gesture from './gesture-contract';
import * as imports from './import-contract';
import { lookupEndpoints } from './lookup-endpoints';
import * as m from './model-contract';
import * as q from './quality-contract';
import * as r from './run-contract';
import { taskEndpoints } from './task-endpoints';
import * as topic from './topic-contract';
import * as tree from './tree-contract';

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
  {
    method: 'get',
    path: '/api/trees/{id}',
    summary: 'A tree, now or at an earlier version',
    query: tree.versionQuerySchema,
    replies: { 200: tree.treeSchema },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/corrections',
    summary: 'My own copy of a tree; 200 with the one I have already',
    replies: { 200: tree.correctionCreatedSchema, 201: tree.correctionCreatedSchema },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/gestures',
    summary: 'Apply gestures in order, each as a whole; 409 stale and 422 when none stands',
    body: gesture.saveGesturesSchema,
    replies: {
      200: gesture.saveResultSchema,
      409: gesture.saveResultSchema,
      422: gesture.saveResultSchema,
    },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/undo',
    summary: 'Take a gesture back by appending its inverse',
    body: gesture.undoSchema,
    replies: {
      200: gesture.saveResultSchema,
      409: gesture.saveResultSchema,
      422: gesture.saveResultSchema,
    },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/redo',
    summary: 'Take an undo back',
    body: gesture.undoSchema,
    replies: {
      200: gesture.saveResultSchema,
      409: gesture.saveResultSchema,
      422: gesture.saveResultSchema,
    },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/complete',
    summary:
      'Mark my correction complete; 422 while its review set is not and the rest not declared',
    body: tree.completeSchema,
    replies: { 200: tree.completedSchema },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/reopen',
    summary: 'Open a complete correction again',
    replies: { 204: null },
  },
  {
    method: 'put',
    path: '/api/trees/{id}/bookmark',
    summary: 'Keep where I am in a tree, so that it opens there',
    body: tree.bookmarkSchema,
    replies: { 204: null },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/rollback',
    summary: 'Go back to an earlier version, by appending one gesture that takes back all since',
    body: gesture.rollbackSchema,
    replies: {
      200: gesture.saveResultSchema,
      409: gesture.saveResultSchema,
      422: gesture.saveResultSchema,
    },
  },
  {
    method: 'get',
    path: '/api/trees/{id}/abstracts',
    summary:
      'The abstracts of its studies, by study number; of a study without one there is nothing',
    query: f.cursorQuerySchema,
    replies: { 200: f.listOf(tree.abstractSchema) },
  },
  {
    method: 'get',
    path: '/api/trees/{id}/feedback',
    summary:
      'The feedback log, oldest first; with ?since=n what came after version n, with ?before=n before it',
    query: gesture.feedbackQuerySchema,
    replies: { 200: f.listOf(gesture.feedbackRecordSchema) },
  },
  {
    method: 'get',
    path: '/api/trees/{id}/comments',
    summary: 'Comments on categories and studies of a tree, oldest first; 500 at most',
    replies: { 200: f.listOf(commentSchema) },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/comments',
    summary: 'Comment on a category or a study',
    body: newCommentSchema,
    replies: { 201: commentSchema },
  },
  {
    method: 'delete',
    path: '/api/trees/{id}/comments/{commentId}',
    summary: 'Delete a comment of one’s own',
    replies: { 204: null },
  },
  {
    method: 'get',
    path: '/api/trees/{id}/events',
    summary:
      'Server-sent events named "tree" with its version, completion and comments after each change',
    replies: { 200: ['text/event-stream'] },
  },
  {
    method: 'get',
    path: '/api/trees/{id}/why',
    summary: 'Why a category is in the tree, or a study in a category',
    query: r.whyQuerySchema,
    replies: { 200: r.whySchema },
  },
  {
    method: 'get',
    path: '/api/trees/{id}/export',
    summary:
      'The tree, one category of it, or some of its studies as a file; or its log as JSON lines: feedback',
    query: tree.exportQuerySchema,
    replies: {
      200: [
        'application/json',
        'text/csv',
        'text/markdown',
        'application/jsonl',
        'application/x-research-info-systems',
        'application/x-bibtex',
        'application/vnd.citationstyles.csl+json',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'text/html',
        'text/x-opml',
        'text/turtle',
      ],
    },
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
  ...lookupEndpoints,
  ...adjudicationEndpoints,
  ...accountEndpoints,
  ...taskEndpoints,
];
