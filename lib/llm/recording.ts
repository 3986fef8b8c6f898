import { createHash } from 'node:crypto';

import { costOf, type Prices } from './cost';
import {
  type CallSettings,
  type Completion,
  type Message,
  type Model,
  type ModelCall,
  ModelError,
  type ModelErrorKind,
  type ModelReply,
  type ReplyMode,
  type ReplySchema,
  type Usage,
} from './model';
import { readReply } from './reply';

/** One attempt at a call, exactly. */
export interface CallRecord {
  readonly key: string;
  readonly step: string;
  readonly promptVersion: string;
  readonly model: string;
  readonly settings: CallSettings;
  readonly sampleIndex: number;
  readonly attempt: number;
  /** As sent; as they were to be sent when no reply came. */
  readonly messages: readonly Message[];
  /** null when no reply came. */
  readonly completion: Completion | null;
  /** null when the reply could not be read as what was asked for. */
  readonly value: unknown;
  readonly error: {
    readonly kind: ModelErrorKind | 'aborted' | 'other';
    readonly message: string;
  } | null;
  readonly mode: ReplyMode | null;
  readonly usage: Usage | null;
  /** US dollars; null when price or usage is unknown. */
  readonly costUsd: number | null;
  readonly latencyMs: number;
}

export interface CallStore {
  /**
   * The completion of a call that got one, in whichever attempt, whether or not it could be read: it was paid for.
   * null when there is none.
   */
  findFinished(key: string): Promise<Completion | null>;
  append(record: CallRecord): Promise<void>;
}

/** What makes a call the same call. */
export function callKey<T>(model: string, call: ModelCall<T>): string {
  const { settings, promptVersion, step, sampleIndex } = call;
  const messages = call.messages.map(({ role, content }) => [role, content]);
  const { temperature, maxOutputTokens } = settings;
  const parts = [model, temperature, maxOutputTokens, promptVersion, step, sampleIndex, messages];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** As it was read the first time. Throws ModelError with `recalled`. */
function readAgain<T>(finished: Completion, reply: ReplySchema<T>): ModelReply<T> {
  try {
    return readReply(finished, reply);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new ModelError(error.kind, error.message, { ...error.options, recalled: true });
  }
}

/** The model, but a call that has a completion already is answered, or fails, by that one again. */
export function recalling(model: Model, store: CallStore): Model {
  return {
    id: model.id,
    complete: async (call, signal) => {
      signal.throwIfAborted();
      const finished = await store.findFinished(callKey(model.id, call));
      return finished ? readAgain(finished, call.reply) : model.complete(call, signal);
    },
  };
}

function errorOf(error: unknown, signal: AbortSignal): NonNullable<CallRecord['error']> {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ModelError) return { kind: error.kind, message };
  return { kind: signal.aborted ? 'aborted' : 'other', message };
}

/** The model, each attempt of whose calls is appended to the store before its reply is passed on. */
export function recording(model: Model, store: CallStore, prices: Prices | null = null): Model {
  function record<T>(
    call: ModelCall<T>,
    outcome: Pick<CallRecord, 'completion' | 'value' | 'error' | 'latencyMs'>,
  ): Promise<void> {
    const { step, promptVersion, settings, sampleIndex, attempt = 1 } = call;
    const { completion } = outcome;
    const usage = completion?.usage ?? null;
    return store.append({
      ...{ key: callKey(model.id, call), step, promptVersion, model: model.id, settings },
      ...{ sampleIndex, attempt, messages: completion?.sent ?? call.messages },
      ...{ mode: completion?.mode ?? null, usage, costUsd: costOf(usage, prices) },
      ...outcome,
    });
  }

  return {
    id: model.id,
    complete: async (call, signal) => {
      const started = performance.now();
      const reply = await model.complete(call, signal).catch(async (error) => {
        const completion = (error instanceof ModelError && error.options.completion) || null;
        const latencyMs = completion?.latencyMs ?? Math.round(performance.now() - started);
        await record(call, { completion, value: null, error: errorOf(error, signal), latencyMs });
        throw error;
      });
      const { value, plainText: _, ...completion } = reply;
      const { latencyMs } = completion;
      await record(call, { completion, value, error: null, latencyMs });
      return reply;
    },
  };
}
