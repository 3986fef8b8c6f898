/** The calls about accounts; part of `endpoints`. In local mode all but /api/me are answered 404. */

import * as a from './account-contract';
import type { Endpoint } from './endpoints';
import * as f from './fields';

export const accountEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/session',
    summary: 'Sign in; 429 after too many wrong passwords',
    body: a.signInSchema,
    replies: { 200: a.meSchema },
  },
  { method: 'delete', path: '/api/session', summary: 'Sign out', replies: { 204: null } },
  {
    method: 'post',
    path: '/api/links',
    summary: 'What a link of a set-up, an invitation or a reset is for, without using it',
    body: a.openLinkSchema,
    replies: { 200: a.linkSchema },
  },
  {
    method: 'post',
    path: '/api/set-up',
    summary: 'Make the first administrator, with the link that the first start prints',
    body: a.setUpSchema,
    replies: { 200: a.meSchema },
  },
  {
    method: 'post',
    path: '/api/password-resets',
    summary: 'Set a new password with the link of an administrator',
    body: a.resetPasswordSchema,
    replies: { 200: a.meSchema },
  },
  { method: 'get', path: '/api/me', summary: 'Who I am', replies: { 200: a.meSchema } },
  {
    method: 'put',
    path: '/api/me/password',
    summary: 'Change my password and end my other sessions',
    body: a.changePasswordSchema,
    replies: { 204: null },
  },
  {
    method: 'get',
    path: '/api/me/sessions',
    summary: 'Where I am signed in',
    replies: { 200: a.sessionsSchema },
  },
  {
    method: 'delete',
    path: '/api/me/sessions',
    summary: 'End my other sessions',
    replies: { 204: null },
  },
  {
    method: 'delete',
    path: '/api/me/sessions/{id}',
    summary: 'End one of my sessions',
    replies: { 204: null },
  },
  {
    method: 'get',
    path: '/api/me/tokens',
    summary: 'My tokens for scripts',
    replies: { 200: a.tokensSchema },
  },
  {
    method: 'post',
    path: '/api/me/tokens',
    summary: 'Make a token; it is shown this once',
    body: a.newTokenSchema,
    replies: { 201: a.tokenMadeSchema },
  },
  {
    method: 'delete',
    path: '/api/me/tokens/{id}',
    summary: 'Revoke a token',
    replies: { 204: null },
  },
  {
    method: 'get',
    path: '/api/people',
    summary: 'Everybody with an account',
    replies: { 200: a.peopleSchema },
  },
  {
    method: 'patch',
    path: '/api/people/{id}',
    summary: 'Give somebody another role; 409 for the last administrator',
    body: a.changeRoleSchema,
    replies: { 204: null },
  },
  {
    method: 'delete',
    path: '/api/people/{id}',
    summary:
      'Remove somebody; their work stays, what they took of free work is free again. 409 for the last administrator',
    replies: { 204: null },
  },
  {
    method: 'post',
    path: '/api/people/{id}/reset-link',
    summary: 'A link by which somebody sets a new password',
    replies: { 201: a.resetLinkSchema },
  },
  {
    method: 'get',
    path: '/api/invitations',
    summary: 'Open invitations, newest first',
    replies: { 200: a.invitationsSchema },
  },
  {
    method: 'post',
    path: '/api/invitations',
    summary: 'A link by which somebody gets an account; it is shown this once',
    body: a.newInvitationSchema,
    replies: { 201: a.invitationMadeSchema },
  },
  {
    method: 'delete',
    path: '/api/invitations/{id}',
    summary: 'Take an open invitation back',
    replies: { 204: null },
  },
  {
    method: 'post',
    path: '/api/invitations/accept',
    summary: 'Get the account that a link invites to',
    body: a.acceptInvitationSchema,
    replies: { 200: a.meSchema },
  },
  {
    method: 'get',
    path: '/api/audit',
    summary: 'What was done to people, tokens and tasks, newest first',
    query: f.cursorQuerySchema,
    replies: { 200: f.listOf(a.auditEntrySchema) },
  },
];
