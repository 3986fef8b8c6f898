/**
 * The port to a language model. Whoever asks one depends on this file only; `openai.ts` is what speaks to a
 * server, the other files of this folder wrap a `Model` in another.
 */

import type { z } from 'zod';

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** The shape that a reply must have. `name`: letters, digits and `_`, as servers want it. */
export interface ReplySchema<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** How the model may answer where it cannot write JSON. */
  readonly plainText?: PlainTextForm;
}

export interface PlainTextForm {
  /** Completes "If you cannot write JSON, write ...". */
  readonly layout: string;
  /**
   * What a reply of that form says, for the schema to check, and how many of its lines it was not told by; null when
   * the reply is of no such form. Pure.
   */
  read(text: string): { readonly value: unknown; readonly dropped: number } | null;
}

export interface CallSettings {
  /** null: the server's own default, for models that take no temperature. */
  readonly temperature: number | null;
  readonly maxOutputTokens: number;
}

export interface ModelCall<T> {
  readonly step: string;
  readonly promptVersion: string;
  /** 0 but when a question is asked several times to see whether the answers agree. */
  readonly sampleIndex: number;
  readonly messages: readonly Message[];
  readonly reply: ReplySchema<T>;
  readonly settings: CallSettings;
  /** Does not wait behind calls that came before it, as the second try of a question; no part of what identifies it. */
  readonly goesFirst?: boolean;
  /** 1 for the first try; set by `retrying`, and no part of what identifies the call. */
  readonly attempt?: number;
}

/** How the reply's shape was asked for: by JSON schema, as some JSON object, or in words only. */
export type ReplyMode = 'json-schema' | 'json-object' | 'text';

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What came back, before anyone has looked whether it has the shape that was asked for. */
export interface Completion {
  readonly text: string;
  readonly mode: ReplyMode;
  /** The messages exactly as sent: without schema output they end with the shape in words. */
  readonly sent: readonly Message[];
  /** null when the server does not say. */
  readonly usage: Usage | null;
  readonly latencyMs: number;
  /** As the server puts it: `stop`, `length`, `content_filter` ... */
  readonly finishReason: string;
  /** The model's own words when it declined; null when it did not. */
  readonly refusal: string | null;
}

export interface ModelReply<T> extends Completion {
  readonly value: T;
  /** Of a reply that was no JSON: lines that were left out in reading it. null for JSON. */
  readonly plainText: { readonly dropped: number } | null;
}

export interface Model {
  /** The model's name, as the server knows it. */
  readonly id: string;
  /** Throws ModelError, or the signal's reason once that is aborted. */
  complete<T>(call: ModelCall<T>, signal: AbortSignal): Promise<ModelReply<T>>;
}

/**
 * refused: the model declined. truncated, malformed: it answered, but not to the end or in another shape.
 * rate-limited, unavailable: trying later may help. The rest: trying again as it is will not.
 */
export const modelErrorKinds = [
  'refused',
  'truncated',
  'malformed',
  'rate-limited',
  'unavailable',
  'unauthorised',
  'no-credit',
  'unknown-model',
  'too-long',
  'invalid-request',
] as const;
export type ModelErrorKind = (typeof modelErrorKinds)[number];

/** `message` is a sentence for a person. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    readonly kind: ModelErrorKind,
    message: string,
    readonly options: {
      readonly cause?: unknown;
      /** How long the server asks to wait. */
      readonly retryAfterMs?: number;
      /** What came back, when something did: it was paid for. */
      readonly completion?: Completion;
      /** It came back to an earlier call, which this one was answered by. */
      readonly recalled?: boolean;
    } = {},
  ) {
    super(message, { cause: options.cause });
  }
}

/** About four characters a token in English; one more so that short texts are not free. */
export function estimateTokens(messages: readonly Message[]): number {
  return messages.reduce((sum, { content }) => sum + Math.ceil(content.length / 4) + 1, 0);
}
