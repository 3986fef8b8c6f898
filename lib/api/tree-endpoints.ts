/** The calls about trees: reading, correcting and discussing them; part of `endpoints`. */

import { commentSchema, newCommentSchema } from './comment-contract';
import type { Endpoint } from './endpoints';
import * as f from './fields';
import * as gesture from './gesture-contract';
import * as r from './run-contract';
import * as tree from './tree-contract';

export const treeEndpoints: readonly Endpoint[] = [
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
    path: '/api/trees/{id}/reveal',
    summary:
      'Note that I ask to see what the model assigned in a tree that I correct blind: answers from then on count as seen; 409 where nothing is hidden',
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
];
