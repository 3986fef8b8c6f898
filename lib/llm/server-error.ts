/** What a server's refusal or silence means, in a sentence for a person. */

import type OpenAI from 'openai';

import { ModelError } from './model';
import type { ServerConfig } from './openai';
import { retryAfterMs } from './retry-after';

function causeCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return '';
}

const TOO_LONG =
  /context (?:length|size|window)|context.{0,40}overflow|prompt is too long|too many (?:input )?tokens/i;

/** What was wrong, in a sentence, for an answer with an error status. */
export function statusError(
  error: InstanceType<typeof OpenAI.APIError>,
  config: Pick<ServerConfig, 'baseUrl' | 'model'>,
) {
  const { status, message } = error;
  const of = { cause: error };
  const said = message.slice(0, 300);
  if (status === 401 || status === 403)
    return new ModelError('unauthorised', `The server refused the API key (${said}).`, of);
  if (error.code === 'insufficient_quota' || status === 402)
    return new ModelError('no-credit', `The account has no credit left (${said}).`, of);
  if (status === 429) {
    const wait = retryAfterMs(error.headers?.get('retry-after') ?? null, Date.now());
    const options = { ...of, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
    return new ModelError('rate-limited', `The server asks for fewer calls (${said}).`, options);
  }
  if (error.code === 'model_not_found' || (status === 404 && /model/i.test(message)))
    return new ModelError('unknown-model', `The server knows no model ${config.model}.`, of);
  if (status === 404)
    return new ModelError(
      'invalid-request',
      `There is no chat completion API at ${config.baseUrl}: check that address (often it ends in /v1).`,
      of,
    );
  if (error.code === 'context_length_exceeded' || status === 413 || TOO_LONG.test(message))
    return new ModelError('too-long', `The request is longer than the model reads (${said}).`, of);
  if (status === 408 || (status !== undefined && status >= 500)) {
    const wait = retryAfterMs(error.headers?.get('retry-after') ?? null, Date.now());
    const options = { ...of, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
    return new ModelError('unavailable', `The server failed with status ${status}.`, options);
  }
  return new ModelError('invalid-request', `The server refused the request (${said}).`, of);
}

/** No answer at all, or half of one. */
export function connectionError(
  error: unknown,
  { baseUrl }: Pick<ServerConfig, 'baseUrl'>,
): ModelError {
  const code = causeCode(error);
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: `Nothing listens at ${baseUrl}: is the server running?`,
    ENOTFOUND: `There is no such host: ${baseUrl}.`,
    EAI_AGAIN: `The host's name could not be looked up: ${baseUrl}.`,
  };
  const message = known[code] ?? `The connection to ${baseUrl} broke off${code && ` (${code})`}.`;
  return new ModelError('unavailable', message, { cause: error });
}
