/** What a server's refusal or silence means, in a sentence for a person. */

import type OpenAI from 'openai';

import { ModelError } from './model';
import type { ServerConfig } from './openai';
import { waitAsked } from './retry-after';

function causeCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return '';
}

const TOO_LONG =
  /context (?:length|size|window)|context.{0,40}overflow|prompt is too long|too many (?:input )?tokens/i;

/** A filter before the model objects to what it is to read: the studies are to blame, and not the server. */
const DECLINED =
  /content[ _](?:filter|policy|management)|invalid_prompt|data_inspection|moderation|\bflagged\b/i;
const BAD_KEY = /api key not valid|(?:invalid|incorrect) api key/i;
const NO_MODEL =
  /(?:invalid|unknown|not a valid) model|\bmodel\b.{0,120}(?:not found|(?:does|do) not exist)/i;

function wordsOf({ code, message }: InstanceType<typeof OpenAI.APIError>): string {
  return `${code ?? ''} ${message}`;
}

/** What was wrong, in a sentence, for an answer with an error status. */
export function statusError(
  error: InstanceType<typeof OpenAI.APIError>,
  config: Pick<ServerConfig, 'baseUrl' | 'model'>,
) {
  const { status, message } = error;
  const of = { cause: error };
  const said = message.slice(0, 300);
  const isRefusal = status !== undefined && status < 500 && status !== 401 && status !== 429;
  if (isRefusal && DECLINED.test(wordsOf(error)))
    return new ModelError('refused', `The server declined: ${said}`, of);
  if (status === 401 || status === 403 || (isRefusal && BAD_KEY.test(message)))
    return new ModelError('unauthorised', `The server refused the API key (${said}).`, of);
  if (error.code === 'insufficient_quota' || status === 402)
    return new ModelError('no-credit', `The account has no credit left (${said}).`, of);
  if (status === 429) {
    const wait = waitAsked(error.headers, message, Date.now());
    const options = { ...of, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
    return new ModelError('rate-limited', `The server asks for fewer calls (${said}).`, options);
  }
  const isUnknown = status === 404 ? /model/i.test(message) : isRefusal && NO_MODEL.test(message);
  if (error.code === 'model_not_found' || isUnknown) {
    const words = `The server knows no model ${config.model} for chat (${said}).`;
    return new ModelError('unknown-model', words, of);
  }
  if (status === 404)
    return new ModelError(
      'invalid-request',
      `There is no chat completion API at ${config.baseUrl}: check that address (often it ends in /v1).`,
      of,
    );
  if (error.code === 'context_length_exceeded' || status === 413 || TOO_LONG.test(message))
    return new ModelError('too-long', `The request is longer than the model reads (${said}).`, of);
  if (status === 408 || (status !== undefined && status >= 500)) {
    const wait = waitAsked(error.headers, message, Date.now());
    const options = { ...of, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
    return new ModelError(
      'unavailable',
      `The server failed with status ${status} (${said}).`,
      options,
    );
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
