import OpenAI from 'openai';

import {
  type Dialect,
  messagesFor,
  newestDialect,
  requestParts,
  roomLeft,
  simplerDialect,
} from './dialect';
import { storable } from './json-text';
import { type Completion, type Model, type ModelCall, ModelError, type ModelReply } from './model';
import { readReply } from './reply';
import { retryAfterMs } from './retry-after';

export interface ServerConfig {
  /** Ends before `/chat/completions`: https://api.openai.com/v1, say. */
  readonly baseUrl: string;
  /** Servers that need none take anything. */
  readonly apiKey: string;
  readonly model: string;
  /** Of one call, until its last byte; default 120,000. */
  readonly timeoutMs?: number;
}

/** What was learnt about servers, by `serverKey`. Only a shortcut: a process without it learns it again. */
export type DialectMemory = Map<string, Dialect>;

export const DEFAULT_TIMEOUT_MS = 120_000;

export function serverKey({ baseUrl, model }: ServerConfig): string {
  return `${baseUrl} ${model}`;
}

function causeCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return '';
}

const TOO_LONG =
  /context (?:length|size|window)|context.{0,40}overflow|prompt is too long|too many (?:input )?tokens/i;

/** What was wrong, in a sentence, for an answer with an error status. */
function statusError(error: InstanceType<typeof OpenAI.APIError>, config: ServerConfig) {
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
function connectionError(error: unknown, { baseUrl }: ServerConfig): ModelError {
  const code = causeCode(error);
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: `Nothing listens at ${baseUrl}: is the server running?`,
    ENOTFOUND: `There is no such host: ${baseUrl}.`,
    EAI_AGAIN: `The host's name could not be looked up: ${baseUrl}.`,
  };
  const message = known[code] ?? `The connection to ${baseUrl} broke off${code && ` (${code})`}.`;
  return new ModelError('unavailable', message, { cause: error });
}

/**
 * A model behind any server that speaks OpenAI's chat completions. It makes one request a call, but for those that
 * teach it what the server does not understand. Nothing is retried here.
 */
export function openaiModel(config: ServerConfig, memory: DialectMemory = new Map()): Model {
  const timeoutMs = config.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const client = new OpenAI({
    apiKey: config.apiKey || 'none',
    baseURL: config.baseUrl,
    timeout: timeoutMs,
    maxRetries: 0,
    organization: null,
    project: null,
  });

  async function send<T>(call: ModelCall<T>, dialect: Dialect, signal: AbortSignal) {
    const started = performance.now();
    const sent = messagesFor(dialect, call.messages, call.reply);
    const body = {
      model: config.model,
      messages: sent.map(({ role, content }) => ({ role, content })),
      ...requestParts(dialect, call.settings, call.reply),
    };
    const completion = await client.chat.completions.create(body, { signal });
    return completionOf(completion, { mode: dialect.mode, sent, started });
  }

  function explained(error: unknown, signal: AbortSignal, late: AbortSignal): Error {
    if (signal.aborted) return asError(signal.reason);
    if (late.aborted || error instanceof OpenAI.APIConnectionTimeoutError) {
      const message = `No reply from ${config.baseUrl} within ${timeoutMs / 1000} s.`;
      return new ModelError('unavailable', message, { cause: error });
    }
    if (error instanceof ModelError) return error;
    const isAnswer = error instanceof OpenAI.APIError && error.status !== undefined;
    return isAnswer ? statusError(error, config) : connectionError(error, config);
  }

  async function complete<T>(call: ModelCall<T>, signal: AbortSignal): Promise<ModelReply<T>> {
    signal.throwIfAborted();
    let most = call.settings.maxOutputTokens;
    for (;;) {
      const dialect = memory.get(serverKey(config)) ?? newestDialect;
      const late = AbortSignal.timeout(timeoutMs);
      const fitting = shortened(call, most);
      try {
        const completion = await send(fitting, dialect, AbortSignal.any([signal, late]));
        return readReply(completion, call.reply);
      } catch (error) {
        const room = isComplaint(error) ? roomLeft(error.message) : null;
        if (room !== null && room >= LEAST_ROOM && room < most && !signal.aborted) {
          most = room;
          continue;
        }
        const simpler = isComplaint(error) ? simplerDialect(dialect, error.message) : null;
        if (!simpler || signal.aborted) throw explained(error, signal, late);
        memory.set(serverKey(config), simpler);
      }
    }
  }

  return { id: config.model, complete };
}

/** A reply of fewer tokens than this says nothing: the request is too long. */
const LEAST_ROOM = 500;

function shortened<T>(call: ModelCall<T>, maxOutputTokens: number): ModelCall<T> {
  return { ...call, settings: { ...call.settings, maxOutputTokens } };
}

function isComplaint(error: unknown): error is Error {
  return error instanceof OpenAI.APIError && (error.status === 400 || error.status === 422);
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

interface Sending {
  readonly mode: Dialect['mode'];
  readonly sent: Completion['sent'];
  readonly started: number;
}

/** Servers leave out what the protocol promises: nothing here trusts the client's types. */
function completionOf(
  { choices, usage }: Partial<OpenAI.Chat.ChatCompletion>,
  { mode, sent, started }: Sending,
): Completion {
  const choice = choices?.[0];
  if (!choice?.message)
    throw new ModelError('unavailable', 'The server answered without a completion.');
  return {
    text: storable(choice.message.content ?? ''),
    mode,
    sent,
    usage: usage
      ? { inputTokens: usage.prompt_tokens ?? 0, outputTokens: usage.completion_tokens ?? 0 }
      : null,
    latencyMs: Math.round(performance.now() - started),
    finishReason: choice.finish_reason ?? 'stop',
    refusal: storable(choice.message.refusal ?? '') || null,
  };
}
