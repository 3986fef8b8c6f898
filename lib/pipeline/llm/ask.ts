import {
  estimateTokens,
  type Model,
  type ModelCall,
  ModelError,
  type ModelReply,
  type ReplySchema,
} from '@/lib/llm/model';
import { callKey } from '@/lib/llm/recording';
import type { Hopes } from './hopes';
import type { Notes } from './notes';
import { fenced, neutral } from './untrusted';

/** What a step needs for asking. */
export interface Asker {
  readonly model: Model;
  readonly signal: AbortSignal;
  readonly notes: Notes;
  readonly temperature: number | null;
  /** Gives the step up when no answer can be read. None: every question is put. */
  readonly hopes?: Hopes;
  /** A person's wish for this step, added to what the model is told. */
  readonly instruction?: string;
}

export interface Question<T> {
  readonly step: string;
  readonly promptVersion: string;
  readonly sampleIndex?: number;
  readonly system: string;
  readonly user: string;
  readonly reply: ReplySchema<T>;
  readonly maxOutputTokens: number;
  /** What is wrong with a reply of the right shape, as told to the model; null when nothing is. */
  readonly problemOf?: (value: T) => string | null;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly evidenceId: string }
  | {
      readonly ok: false;
      readonly reason: string;
      /** With fewer studies the question or its reply may fit. */
      readonly isTooLong: boolean;
    };

/** A reply that was cut off may be this much longer the second time: models that think count their thoughts. */
const MORE_TOKENS = 4;

/** Characters that the model is shown again of a reply that could not be read. */
const MOST_SHOWN = 2_000;

const explanations = {
  refused:
    'You declined. The studies are published research, to be sorted by subject and nothing else: reply as asked.',
  truncated:
    'Your reply was cut off. Reply again, shorter: think less, brief names, reasons and quotes.',
} as const;

function explanationOf(error: ModelError): string {
  if (error.kind === 'refused' || error.kind === 'truncated') return explanations[error.kind];
  return `Your reply could not be used. ${error.message} Reply again, with one JSON object of the shape asked for and nothing else.`;
}

function isReplyFault(error: unknown): error is ModelError {
  return error instanceof ModelError && ['refused', 'truncated', 'malformed'].includes(error.kind);
}

function isTooLong(error: unknown): error is ModelError {
  return error instanceof ModelError && error.kind === 'too-long';
}

function callOf<T>(asker: Asker, question: Question<T>): ModelCall<T> {
  const { step, promptVersion, sampleIndex = 0, reply, maxOutputTokens } = question;
  const wish = asker.instruction
    ? `\n\nThe person who runs this asks in particular: ${asker.instruction}`
    : '';
  return {
    ...{ step, promptVersion, sampleIndex, reply },
    messages: [
      { role: 'system', content: question.system + wish },
      { role: 'user', content: question.user },
    ],
    settings: { temperature: asker.temperature, maxOutputTokens },
  };
}

function noteMode({ notes }: Asker, { mode, plainText }: ModelReply<unknown>): void {
  if (plainText) notes.count('replies read from plain text');
  notes.count('lines of plain-text replies left out', plainText?.dropped ?? 0);
  if (mode === 'json-object')
    notes.warn('The server has no JSON-schema output: JSON mode was used instead.');
  if (mode === 'text')
    notes.warn('The server has no structured output: replies were read from plain text.');
}

/** A request of at least so many tokens, of which the server has read less than this share, was cut. */
const LONG_REQUEST = 2_000;
const LEAST_READ = 0.5;

/** Some servers drop what is beyond their context and answer from the rest; only their count of tokens tells. */
function noteLength({ notes }: Asker, { sent, usage }: ModelReply<unknown>): void {
  const tokens = estimateTokens(sent);
  const read = usage?.inputTokens || tokens;
  if (tokens >= LONG_REQUEST && read < LEAST_READ * tokens)
    notes.warn(
      'The server counts less than half of the tokens of some requests: it may drop what is beyond its context without a word. Raise the context in its settings (OLLAMA_CONTEXT_LENGTH for Ollama), and run this again.',
    );
}

/** One call; a semantic problem is thrown as a malformed reply. */
async function once<T>(asker: Asker, call: ModelCall<T>, question: Question<T>) {
  const reply = await asker.model.complete(call, asker.signal);
  noteMode(asker, reply);
  noteLength(asker, reply);
  const problem = question.problemOf?.(reply.value) ?? null;
  if (problem !== null) throw new ModelError('malformed', problem, { completion: reply });
  return { ok: true, value: reply.value, evidenceId: callKey(asker.model.id, call) } as const;
}

function withMoreRoom({ settings }: ModelCall<unknown>): ModelCall<unknown>['settings'] {
  return { ...settings, maxOutputTokens: settings.maxOutputTokens * MORE_TOKENS };
}

/** What came back may repeat what a study says: it is material as well. */
function earlierReply({ kind, options }: ModelError): string[] {
  const said = kind === 'malformed' ? neutral(options.completion?.text ?? '', MOST_SHOWN) : '';
  return said === '' ? [] : [fenced('earlier reply', [said])];
}

/** The same call with the fault explained. No message of its own: many templates want user and assistant in turn. */
function explaining<T>(call: ModelCall<T>, error: ModelError): ModelCall<T> {
  const settings = error.kind === 'truncated' ? withMoreRoom(call) : call.settings;
  const more = [...earlierReply(error), explanationOf(error)];
  const messages = call.messages.map((message) =>
    message.role === 'user'
      ? { ...message, content: [message.content, ...more].join('\n\n') }
      : message,
  );
  return { ...call, settings, messages, goesFirst: true };
}

function failed(error: ModelError) {
  const isTooLong = error.kind === 'too-long' || error.kind === 'truncated';
  return { ok: false, reason: error.message, isTooLong } as const;
}

/** The outcome of both tries; what is wrong with the server, not with one reply, is thrown. */
async function twice<T>(asker: Asker, question: Question<T>): Promise<Answer<T> | ModelError> {
  const call = callOf(asker, question);
  try {
    return await once(asker, call, question);
  } catch (first) {
    if (isTooLong(first)) return first;
    if (!isReplyFault(first)) throw first;
    asker.notes.count('replies asked for again');
    try {
      return await once(asker, explaining(call, first), question);
    } catch (second) {
      if (isReplyFault(second) || isTooLong(second)) return second;
      throw second;
    }
  }
}

/**
 * Asks, and once more with the fault explained when the reply is refused, cut off, or not what was asked for. What is
 * wrong with the server is thrown, and ModelError when the asker has given the step up.
 */
export async function ask<T>(asker: Asker, question: Question<T>): Promise<Answer<T>> {
  const outcome = await twice(asker, question);
  if (!(outcome instanceof ModelError)) {
    asker.hopes?.answered();
    return outcome;
  }
  if (outcome.kind === 'malformed' && !outcome.options.recalled)
    asker.hopes?.unreadable(question.step, outcome.message);
  return failed(outcome);
}
