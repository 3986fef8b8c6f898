import OpenAI from 'openai';
import { z } from 'zod';

import {
  blamesShape,
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
import { connectionError, statusError } from './server-error';

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

function serverKey({ baseUrl, model }: ServerConfig): string {
  return `${baseUrl} ${model}`;
}

/**
 * A model behind any server that speaks OpenAI's chat completions. It makes one request a call, but for those that
 * teach it what the server does not understand. Nothing is retried here.
 */
export function openaiModel(config: ServerConfig, memory: DialectMemory = new Map()): Model {
  const timeoutMs = config.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const client = new OpenAI({
    apiKey: config.apiKey || 'none',
    // Many copy the address with the path behind it.
    baseURL: config.baseUrl.replace(/\/chat\/completions\/?$/, ''),
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
      const message = `No reply from ${config.baseUrl} within ${timeoutMs / 1000} s. A slow model needs a longer time-out: see the settings.`;
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

/** Words of a server that does not know what it was sent; some fail over a shape that they cannot enforce. */
function isComplaint(error: unknown): error is Error {
  if (!(error instanceof OpenAI.APIError) || error.status === undefined) return false;
  return (
    error.status === 400 ||
    error.status === 422 ||
    (error.status >= 500 && blamesShape(error.message))
  );
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

interface Sending {
  readonly mode: Dialect['mode'];
  readonly sent: Completion['sent'];
  readonly started: number;
}

/** Some servers answer in parts, as requests may be written. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  const parts = z.array(z.object({ text: z.string().default('') })).safeParse(content);
  return parts.success ? parts.data.map(({ text }) => text).join('') : '';
}

/** Some servers put the answer of a model that thinks where its thoughts belong. */
const thoughts = z
  .object({ reasoning_content: z.string() })
  .or(z.object({ reasoning: z.string() }))
  .transform((message) => Object.values(message)[0] ?? '')
  .catch('');

function answerOf(message: OpenAI.Chat.ChatCompletionMessage): string {
  return textOf(message.content) || thoughts.parse(message);
}

/** Gateways report a failure behind them in an answer of status 200, or in the place of a reply. */
const failureSchema = z.object({
  error: z
    .string()
    .transform((message) => ({ message, code: undefined }))
    .or(z.looseObject({ code: z.unknown().optional() })),
});

function failureIn(answer: unknown): Error | null {
  const failure = failureSchema.safeParse(answer);
  if (!failure.success) return null;
  const { error } = failure.data;
  const status = z.int().min(400).max(599).catch(502).parse(error.code);
  return OpenAI.APIError.generate(status, { error }, undefined, new Headers());
}

/** Servers leave out what the protocol promises: nothing here trusts the client's types. */
function completionOf(
  answer: Partial<OpenAI.Chat.ChatCompletion>,
  { mode, sent, started }: Sending,
): Completion {
  const { choices, usage } = answer;
  const choice = choices?.[0];
  const failure = failureIn(choice) ?? failureIn(answer);
  if (failure) throw failure;
  if (!choice?.message)
    throw new ModelError('unavailable', 'The server answered without a completion.');
  return {
    text: storable(answerOf(choice.message)),
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
