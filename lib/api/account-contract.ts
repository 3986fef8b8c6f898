/** Shapes of the calls about accounts: signing in, people, invitations, tokens. */

import { z } from 'zod';

import { idSchema, textSchema } from './fields';

export const roleSchema = z.enum(['researcher', 'annotator', 'admin']);
export type Role = z.infer<typeof roleSchema>;

const timeSchema = z.iso.datetime();

export const emailSchema = z
  .email('This is not an e-mail address.')
  .max(200, 'This e-mail address is too long.')
  .toLowerCase();

export const passwordSchema = textSchema
  .min(12, 'A password has at least 12 characters.')
  .max(128, 'A password has at most 128 characters.');

export const personNameSchema = textSchema
  .trim()
  .min(1, 'Type a name.')
  .max(100, 'A name has at most 100 characters.');

const secretSchema = z.string().min(1).max(200);

export const signInSchema = z.object({ email: z.string().max(200), password: z.string().max(128) });
export type SignIn = z.infer<typeof signInSchema>;

export const setUpSchema = z.object({
  token: secretSchema,
  name: personNameSchema,
  email: emailSchema,
  password: passwordSchema,
});
export type SetUp = z.infer<typeof setUpSchema>;

export const acceptInvitationSchema = setUpSchema;

export const resetPasswordSchema = z.object({ token: secretSchema, password: passwordSchema });
export type ResetPassword = z.infer<typeof resetPasswordSchema>;

export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** null in local mode. */
  email: z.string().nullable(),
  role: z.enum(['owner', ...roleSchema.options]),
});
export type Me = z.infer<typeof meSchema>;

export const changePasswordSchema = z.object({
  current: z.string().max(128),
  password: passwordSchema,
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;

export const sessionSchema = z.object({
  id: idSchema,
  /** The one that asks. */
  current: z.boolean(),
  createdAt: timeSchema,
  expiresAt: timeSchema,
  address: z.string().nullable(),
  browser: z.string().nullable(),
});
export type Session = z.infer<typeof sessionSchema>;
export const sessionsSchema = z.object({ items: z.array(sessionSchema) });

export const scopeSchema = z.enum(['read', 'write']);

export const newTokenSchema = z.object({
  name: textSchema.trim().min(1, 'Name the token.').max(100, 'A name has at most 100 characters.'),
  scopes: z
    .array(scopeSchema)
    .min(1, 'A token needs at least one scope.')
    .max(2)
    .refine((scopes) => new Set(scopes).size === scopes.length, 'Each scope once.'),
});
export type NewToken = z.infer<typeof newTokenSchema>;

export const tokenSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Its first characters. */
  start: z.string(),
  scopes: z.array(scopeSchema),
  createdAt: timeSchema,
  lastUsedAt: timeSchema.nullable(),
});
export type Token = z.infer<typeof tokenSchema>;
export const tokensSchema = z.object({ items: z.array(tokenSchema) });

/** `token` is shown this once. */
export const tokenMadeSchema = tokenSchema.extend({ token: z.string() });
export type TokenMade = z.infer<typeof tokenMadeSchema>;

export const personSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  createdAt: timeSchema,
  /** Since when they cannot sign in any more. */
  removedAt: timeSchema.nullable(),
  tasks: z.number().int(),
  corrections: z.number().int(),
});
export type Person = z.infer<typeof personSchema>;
export const peopleSchema = z.object({ items: z.array(personSchema) });

export const changeRoleSchema = z.object({ role: roleSchema });

export const newInvitationSchema = z.object({
  role: roleSchema,
  /** Only this address may accept it; without one, whoever has the link. */
  email: emailSchema.optional(),
  days: z.number().int().min(1).max(30).default(7),
});
export type NewInvitation = z.input<typeof newInvitationSchema>;

export const invitationSchema = z.object({
  id: idSchema,
  role: roleSchema,
  email: z.string().nullable(),
  createdAt: timeSchema,
  expiresAt: timeSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationsSchema = z.object({ items: z.array(invitationSchema) });

/** `url` is shown this once. */
export const invitationMadeSchema = invitationSchema.extend({ url: z.url() });
export type InvitationMade = z.infer<typeof invitationMadeSchema>;

export const resetLinkSchema = z.object({ url: z.url(), expiresAt: timeSchema });
export type ResetLink = z.infer<typeof resetLinkSchema>;

export const auditEntrySchema = z.object({
  id: z.string(),
  at: timeSchema,
  actor: z.string(),
  act: z.string(),
  about: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const linkKindSchema = z.enum(['setup', 'invitation', 'reset']);
export const openLinkSchema = z.object({ kind: linkKindSchema, token: secretSchema });
export type OpenLink = z.infer<typeof openLinkSchema>;

/** What a link says of whom it is for. */
export const linkSchema = z.object({
  kind: linkKindSchema,
  email: z.string().nullable(),
  role: roleSchema.nullable(),
  expiresAt: timeSchema,
});
export type Link = z.infer<typeof linkSchema>;
