/**
 * Who may call what: the status of the reply, in six columns. Every call of the API is in it, on every kind of object
 * that it can be about.
 *
 * | column | who | on what |
 * |---|---|---|
 * | 1 | nobody signed in | anything |
 * | 2 | an annotator | a topic of which they were given a tree; their own correction |
 * | 3 | an annotator | a topic of which they have nothing; somebody else's correction |
 * | 4 | a researcher | their own topic; their own correction |
 * | 5 | a researcher | somebody else's topic; somebody else's correction |
 * | 6 | an administrator | somebody else's topic; somebody else's correction |
 */

import { randomUUID } from 'node:crypto';

import { type AccessObjects, category } from '../support/access-objects';
import { password } from '../support/accounts';
import { type Sent, upload } from '../support/http';

export interface Permission {
  /** Method, path template, and on what where there are several kinds. */
  readonly call: string;
  /** The six statuses. */
  readonly replies: string;
  readonly path: (on: AccessObjects) => string;
  readonly sent?: (on: AccessObjects) => Sent;
}

type Row = [
  call: string,
  replies: string,
  path: (on: AccessObjects) => string,
  sent?: (on: AccessObjects) => Sent,
];

const csv = 'title,abstract\nA study of reminders,They work\n';
const gestures = (on: AccessObjects) => {
  const operation = { type: 'rename-category', id: category, name: `Renamed ${on.topicId}` };
  return { json: { baseVersion: 1, gestures: [{ id: randomUUID(), operations: [operation] }] } };
};
const account = (token: string) => ({
  json: { token, name: 'Sue', email: `${randomUUID()}@example.org`, password },
});

const everybody = '200 200 200 200 200 200';
const anyMember = '401 200 200 200 200 200';

const rows: readonly Row[] = [
  // Open to anyone: what they let in is decided by a password or the secret of a link.
  ['GET /api/health', '503 503 503 503 503 503', () => '/api/health'],
  ['GET /api/openapi.json', everybody, () => '/api/openapi.json'],
  [
    'POST /api/session',
    '401 401 401 401 401 401',
    () => '/api/session',
    (on) => ({ json: { email: `${on.personId}@example.org`, password: 'not the password' } }),
  ],
  [
    'POST /api/links',
    everybody,
    () => '/api/links',
    (on) => ({ json: { kind: 'invitation', token: on.links.invitation } }),
  ],
  // There is an administrator already.
  [
    'POST /api/set-up',
    '409 409 409 409 409 409',
    () => '/api/set-up',
    (on) => account(on.links.setup),
  ],
  [
    'POST /api/invitations/accept',
    everybody,
    () => '/api/invitations/accept',
    (on) => account(on.links.invitation),
  ],
  [
    'POST /api/password-resets',
    everybody,
    () => '/api/password-resets',
    (on) => ({ json: { token: on.links.reset, password } }),
  ],

  // Of whoever is signed in. Here the second, fourth and sixth column are of what is their own.
  ['GET /api/me', anyMember, () => '/api/me'],
  [
    'PUT /api/me/password',
    '401 422 422 422 422 422',
    () => '/api/me/password',
    () => ({ json: { current: 'not the password', password } }),
  ],
  ['GET /api/me/sessions', anyMember, () => '/api/me/sessions'],
  [
    'DELETE /api/me/sessions/{id}',
    '401 204 404 204 404 404',
    (on) => `/api/me/sessions/${on.sessionId}`,
  ],
  ['GET /api/me/tokens', anyMember, () => '/api/me/tokens'],
  [
    'POST /api/me/tokens',
    '401 201 201 201 201 201',
    () => '/api/me/tokens',
    () => ({ json: { name: 'A script', scopes: ['read'] } }),
  ],
  ['DELETE /api/me/tokens/{id}', '401 204 404 204 404 404', (on) => `/api/me/tokens/${on.tokenId}`],
  ['GET /api/me/tasks', anyMember, () => '/api/me/tasks'],
  // Nothing is free; the annotator and the researcher have taken trees, and get the first of these again.
  ['POST /api/me/tasks', '401 200 200 200 200 409', () => '/api/me/tasks'],
  [
    'DELETE /api/me/tasks/{id}',
    '401 204 404 204 404 404',
    (on) => `/api/me/tasks/${on.takenTaskId}`,
  ],

  // Of administrators.
  ['GET /api/people', '401 403 403 403 403 200', () => '/api/people'],
  [
    'PATCH /api/people/{id}',
    '401 403 403 403 403 204',
    (on) => `/api/people/${on.personId}`,
    () => ({ json: { role: 'researcher' } }),
  ],
  ['DELETE /api/people/{id}', '401 403 403 403 403 204', (on) => `/api/people/${on.personId}`],
  [
    'POST /api/people/{id}/reset-link',
    '401 403 403 403 403 201',
    (on) => `/api/people/${on.personId}/reset-link`,
  ],
  [
    'POST /api/people/{id}/hand-on',
    '401 403 403 403 403 200',
    (on) => `/api/people/${on.personId}/hand-on`,
    () => ({ json: { annotatorId: null } }),
  ],
  ['GET /api/invitations', '401 403 403 403 403 200', () => '/api/invitations'],
  [
    'POST /api/invitations',
    '401 403 403 403 403 201',
    () => '/api/invitations',
    () => ({ json: { role: 'admin' } }),
  ],
  [
    'DELETE /api/invitations/{id}',
    '401 403 403 403 403 204',
    (on) => `/api/invitations/${on.invitationId}`,
  ],
  ['GET /api/audit', '401 403 403 403 403 200', () => '/api/audit'],
  ['GET /api/trees/{id}/tasks', '401 403 403 403 403 200', (on) => `/api/trees/${on.treeId}/tasks`],
  [
    'POST /api/trees/{id}/tasks',
    '401 403 403 403 403 201',
    (on) => `/api/trees/${on.treeId}/tasks`,
    (on) => ({ json: { annotatorIds: [on.personId] } }),
  ],
  ['DELETE /api/tasks/{id}', '401 403 403 403 403 204', (on) => `/api/tasks/${on.taskId}`],
  ['GET /api/tasks', '401 403 403 403 403 200', () => '/api/tasks'],
  [
    'PATCH /api/tasks/{id}',
    '401 403 403 403 403 204',
    (on) => `/api/tasks/${on.taskId}`,
    (on) => ({ json: { annotatorId: on.personId } }),
  ],
  ['GET /api/work-orders', '401 403 403 403 403 200', () => '/api/work-orders'],
  [
    'POST /api/work-orders',
    '401 403 403 403 403 201',
    () => '/api/work-orders',
    (on) => ({ json: { treeIds: [on.treeId], perTree: 1, annotatorIds: [on.personId] } }),
  ],
  [
    'PATCH /api/work-orders/{id}',
    '401 403 403 403 403 204',
    (on) => `/api/work-orders/${on.orderId}`,
    () => ({ json: { dueOn: '2026-11-30' } }),
  ],
  [
    'DELETE /api/work-orders/{id}',
    '401 403 403 403 403 204',
    (on) => `/api/work-orders/${on.orderId}`,
  ],
  [
    'POST /api/topics/{id}/empty-tree',
    '401 403 403 403 403 201',
    (on) => `/api/topics/${on.topicId}/empty-tree`,
  ],
  ['GET /api/settings/model', '401 403 403 403 403 200', () => '/api/settings/model'],
  [
    'PATCH /api/settings/model',
    '401 403 403 403 403 200',
    () => '/api/settings/model',
    () => ({ json: { timeoutSeconds: 90 } }),
  ],
  [
    'POST /api/settings/model/test',
    '401 403 403 403 403 200',
    () => '/api/settings/model/test',
    () => ({ json: {} }),
  ],

  // Topics.
  ['GET /api/topics', anyMember, () => '/api/topics'],
  [
    'POST /api/topics',
    '401 403 403 201 201 201',
    () => '/api/topics',
    () => ({ body: upload({ 'set.csv': csv }, 'Mine') }),
  ],
  [
    'POST /api/topics preview',
    '401 403 403 200 200 200',
    () => '/api/topics?preview=true',
    () => ({ body: upload({ 'set.csv': csv }) }),
  ],
  [
    'POST /api/imports/chime',
    '401 403 403 201 201 201',
    () => '/api/imports/chime',
    () => {
      const body = new FormData();
      body.append(
        'file',
        new File(['review_id,claude_claim_hierarchy\n1,"1. Reminders: 0"\n'], 'replies.csv'),
      );
      return { body };
    },
  ],
  // A lookup is of who asked for it, whatever their role.
  [
    'POST /api/lookups',
    '401 403 403 202 202 202',
    () => '/api/lookups',
    () => ({ json: { identifiers: 'PMID: 123' } }),
  ],
  ['GET /api/lookups/{id}', '401 200 404 200 404 404', (on) => `/api/lookups/${on.lookupId}`],
  [
    'GET /api/lookups/{id}/file',
    '401 200 404 200 404 404',
    (on) => `/api/lookups/${on.lookupId}/file`,
  ],
  [
    'POST /api/lookups/{id}/resume',
    '401 409 404 409 404 404',
    (on) => `/api/lookups/${on.lookupId}/resume`,
  ],
  [
    'POST /api/lookups/{id}/cancel',
    '401 202 404 202 404 404',
    (on) => `/api/lookups/${on.lookupId}/cancel`,
  ],
  ['GET /api/topics/{id}', '401 200 404 200 200 200', (on) => `/api/topics/${on.topicId}`],
  [
    'PATCH /api/topics/{id}',
    '401 403 404 200 403 200',
    (on) => `/api/topics/${on.topicId}`,
    () => ({ json: { title: 'Renamed' } }),
  ],
  ['DELETE /api/topics/{id}', '401 403 404 204 403 204', (on) => `/api/topics/${on.topicId}`],
  [
    'GET /api/topics/{id}/file',
    '401 403 404 200 403 200',
    (on) => `/api/topics/${on.topicId}/file`,
  ],
  [
    'POST /api/imports/topic',
    '401 403 403 403 403 422',
    () => '/api/imports/topic',
    () => {
      const body = new FormData();
      body.append('file', new File(['{}'], 'mine.topic.gz'));
      return { body };
    },
  ],
  ['GET /api/archived-topics', anyMember, () => '/api/archived-topics'],
  [
    'POST /api/archived-topics/{id}/restore',
    '401 404 404 204 404 204',
    (on) => `/api/archived-topics/${on.archivedTopicId}/restore`,
  ],
  [
    'POST /api/archived-topics/{id}/purge',
    '401 404 404 403 404 204',
    (on) => `/api/archived-topics/${on.archivedTopicId}/purge`,
    () => ({ json: { title: 'Archived' } }),
  ],
  [
    'POST /api/topics/{id}/files',
    '401 403 404 201 403 201',
    (on) => `/api/topics/${on.topicId}/files`,
    () => ({ body: upload({ 'set.csv': csv }) }),
  ],
  [
    'POST /api/topics/{id}/files preview',
    '401 403 404 200 403 200',
    (on) => `/api/topics/${on.topicId}/files?preview=true`,
    () => ({ body: upload({ 'set.csv': csv }) }),
  ],
  [
    'PATCH /api/topics/{id}/studies/{studyId}',
    '401 403 404 200 403 200',
    (on) => `/api/topics/${on.topicId}/studies/${on.studyId}`,
    () => ({ json: { title: 'A corrected title' } }),
  ],
  [
    'POST /api/topics/{id}/studies/{studyId}/withdraw',
    '401 403 404 204 403 204',
    (on) => `/api/topics/${on.topicId}/studies/${on.studyId}/withdraw`,
    () => ({ json: { reason: 'A protocol only' } }),
  ],
  [
    'POST /api/topics/{id}/studies/{studyId}/restore',
    '401 403 404 204 403 204',
    (on) => `/api/topics/${on.topicId}/studies/${on.studyId}/restore`,
  ],
  [
    'POST /api/topics/{id}/trees',
    '401 403 404 201 403 201',
    (on) => `/api/topics/${on.topicId}/trees`,
    () => {
      const body = new FormData();
      body.append('file', new File(['- Reminders\n  - Alerts\n'], 'tree.md'));
      return { body };
    },
  ],
  [
    'POST /api/topics/{id}/runs',
    '401 403 404 202 403 202',
    (on) => `/api/topics/${on.topicId}/runs`,
    () => ({ json: { engine: 'local' } }),
  ],
  [
    'POST /api/topics/{id}/runs/estimate',
    '401 200 404 200 200 200',
    (on) => `/api/topics/${on.topicId}/runs/estimate`,
    () => ({ json: { engine: 'llm' } }),
  ],

  // What corrections, others' too, say about the trees: of topics that one answers for.
  [
    'GET /api/topics/{id}/quality',
    '401 403 404 200 403 200',
    (on) => `/api/topics/${on.topicId}/quality`,
  ],
  ['GET /api/quality', '401 403 403 200 200 200', () => '/api/quality'],
  ['GET /api/quality topic', '401 403 404 200 403 200', (on) => `/api/quality?topic=${on.topicId}`],

  // Runs: their calls hold the texts of studies.
  ['GET /api/runs/{id}', '401 200 404 200 200 200', (on) => `/api/runs/${on.runId}`],
  ['GET /api/runs/{id}/events', '401 200 404 200 200 200', (on) => `/api/runs/${on.runId}/events`],
  ['GET /api/runs/{id}/calls', '401 200 404 200 200 200', (on) => `/api/runs/${on.runId}/calls`],
  [
    'GET /api/runs/{id}/calls/{callId}',
    '401 200 404 200 200 200',
    (on) => `/api/runs/${on.runId}/calls/${on.callId}`,
  ],
  [
    'GET /api/runs/{id}/changes',
    '401 200 404 200 200 200',
    (on) => `/api/runs/${on.runId}/changes`,
  ],
  ['GET /api/runs/{id}/export', '401 200 404 200 200 200', (on) => `/api/runs/${on.runId}/export`],
  [
    'GET /api/runs/{id}/compare/{otherId}',
    '401 200 404 200 200 200',
    (on) => `/api/runs/${on.runId}/compare/${on.otherRunId}`,
  ],
  // Those that got through are told that the run has ended.
  [
    'GET /api/runs/{id}/decision',
    '401 409 404 409 409 409',
    (on) => `/api/runs/${on.runId}/decision`,
  ],
  ['POST /api/runs/{id}/cancel', '401 403 404 409 403 409', (on) => `/api/runs/${on.runId}/cancel`],
  ['POST /api/runs/{id}/resume', '401 403 404 409 403 409', (on) => `/api/runs/${on.runId}/resume`],
  [
    'POST /api/runs/{id}/continue',
    '401 403 404 409 403 409',
    (on) => `/api/runs/${on.runId}/continue`,
  ],

  // Trees that are no corrections.
  ['GET /api/trees/{id}', '401 200 404 200 200 200', (on) => `/api/trees/${on.treeId}`],
  [
    'POST /api/trees/{id}/corrections',
    // The annotator of the second column and the researcher of the fourth have begun one.
    '401 200 404 200 201 201',
    (on) => `/api/trees/${on.treeId}/corrections`,
  ],
  [
    'GET /api/trees/{id}/agreement',
    '401 200 404 200 200 200',
    (on) => `/api/trees/${on.treeId}/agreement`,
  ],

  // Final trees: administrators make them, and nobody else knows of one in the making.
  [
    'POST /api/trees/{id}/adjudications',
    '401 403 404 403 403 200',
    (on) => `/api/trees/${on.treeId}/adjudications`,
  ],
  [
    'GET /api/trees/{id}/adjudication',
    '401 404 404 404 404 200',
    (on) => `/api/trees/${on.finalTreeId}/adjudication`,
  ],
  [
    'POST /api/trees/{id}/decisions',
    // Nothing is in dispute.
    '401 404 404 404 404 422',
    (on) => `/api/trees/${on.finalTreeId}/decisions`,
    (on) => ({
      json: {
        gestureId: randomUUID(),
        decision: { way: 'all', correctionId: on.correctionId },
      },
    }),
  ],
  [
    'POST /api/trees/{id}/decisions/undo',
    // There is none.
    '401 404 404 404 404 409',
    (on) => `/api/trees/${on.finalTreeId}/decisions/undo`,
    () => ({ json: { gestureId: randomUUID() } }),
  ],
  [
    'POST /api/trees/{id}/gestures final',
    '401 404 404 404 404 200',
    (on) => `/api/trees/${on.finalTreeId}/gestures`,
    (on) => {
      const { json } = gestures(on);
      return { json: { ...json, baseVersion: 0 } };
    },
  ],
  [
    'POST /api/trees/{id}/gestures tree',
    '401 403 404 403 403 403',
    (on) => `/api/trees/${on.treeId}/gestures`,
    gestures,
  ],

  // Corrections: their annotator's alone, but that administrators read them.
  [
    'GET /api/trees/{id} correction',
    '401 200 404 200 404 200',
    (on) => `/api/trees/${on.correctionId}`,
  ],
  [
    'POST /api/trees/{id}/corrections correction',
    '401 200 404 200 404 403',
    (on) => `/api/trees/${on.correctionId}/corrections`,
  ],
  [
    'GET /api/trees/{id}/abstracts',
    '401 200 404 200 404 200',
    (on) => `/api/trees/${on.correctionId}/abstracts`,
  ],
  [
    'GET /api/trees/{id}/feedback',
    '401 200 404 200 404 200',
    (on) => `/api/trees/${on.correctionId}/feedback`,
  ],
  [
    'GET /api/trees/{id}/events',
    '401 200 404 200 404 200',
    (on) => `/api/trees/${on.correctionId}/events`,
  ],
  [
    'GET /api/trees/{id}/why',
    '401 200 404 200 404 200',
    (on) => `/api/trees/${on.correctionId}/why?categoryId=${category}`,
  ],
  [
    'GET /api/trees/{id}/export',
    '401 200 404 200 404 200',
    (on) => `/api/trees/${on.correctionId}/export?format=json`,
  ],
  // Nobody here corrects it blind.
  [
    'POST /api/trees/{id}/reveal',
    '401 409 404 409 404 409',
    (on) => `/api/trees/${on.correctionId}/reveal`,
  ],
  [
    'PUT /api/trees/{id}/bookmark',
    '401 204 404 204 404 204',
    (on) => `/api/trees/${on.correctionId}/bookmark`,
    () => ({ json: { view: 'tree', category: null, study: null, blind: false } }),
  ],
  [
    'GET /api/trees/{id}/comments',
    '401 200 404 200 404 200',
    (on) => `/api/trees/${on.correctionId}/comments`,
  ],
  [
    'POST /api/trees/{id}/comments',
    '401 201 404 201 404 201',
    (on) => `/api/trees/${on.correctionId}/comments`,
    () => ({ json: { categoryId: category, text: 'Why?' } }),
  ],
  [
    'DELETE /api/trees/{id}/comments/{commentId}',
    '401 204 404 204 404 403',
    (on) => `/api/trees/${on.correctionId}/comments/${on.commentId}`,
  ],
  [
    'POST /api/trees/{id}/gestures',
    '401 200 404 200 404 403',
    (on) => `/api/trees/${on.correctionId}/gestures`,
    gestures,
  ],
  [
    'POST /api/trees/{id}/undo',
    '401 200 404 200 404 403',
    (on) => `/api/trees/${on.correctionId}/undo`,
    () => ({ json: { gestureId: randomUUID() } }),
  ],
  [
    'POST /api/trees/{id}/redo',
    // There is nothing to redo.
    '401 422 404 422 404 403',
    (on) => `/api/trees/${on.correctionId}/redo`,
    () => ({ json: { gestureId: randomUUID() } }),
  ],
  [
    'POST /api/trees/{id}/rollback',
    '401 200 404 200 404 403',
    (on) => `/api/trees/${on.correctionId}/rollback`,
    () => ({ json: { gestureId: randomUUID(), version: 0 } }),
  ],
  [
    'POST /api/trees/{id}/complete',
    '401 200 404 200 404 403',
    (on) => `/api/trees/${on.correctionId}/complete`,
    () => ({ json: { restUntouched: true } }),
  ],
  [
    'POST /api/trees/{id}/reopen',
    '401 204 404 204 404 403',
    (on) => `/api/trees/${on.correctionId}/reopen`,
  ],
  [
    'POST /api/trees/{id}/revocations',
    '401 204 404 204 404 204',
    (on) => `/api/trees/${on.correctionId}/revocations`,
    (on) => ({ json: { gestureId: on.gestureId } }),
  ],

  // Datasets: everybody makes them of what they may export, and has those they made.
  ['GET /api/exports', anyMember, () => '/api/exports'],
  [
    'POST /api/exports',
    '401 202 202 202 202 202',
    () => '/api/exports',
    () => ({ json: { dataset: 'claim-category' } }),
  ],
  ['GET /api/exports/{id}', '401 200 404 200 404 200', (on) => `/api/exports/${on.exportId}`],
  [
    'POST /api/exports/{id}/cancel',
    '401 202 404 202 404 202',
    (on) => `/api/exports/${on.exportId}/cancel`,
  ],
  // It is not made yet.
  [
    'GET /api/exports/{id}/file',
    '401 409 404 409 404 409',
    (on) => `/api/exports/${on.exportId}/file`,
  ],

  // At the end, since they end sessions.
  ['DELETE /api/me/sessions', '401 204 204 204 204 204', () => '/api/me/sessions'],
  ['DELETE /api/session', '204 204 204 204 204 204', () => '/api/session'],
];

export const permissions: readonly Permission[] = rows.map(([call, replies, path, sent]) => ({
  call,
  replies,
  path,
  sent,
}));
