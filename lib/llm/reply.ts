import { z } from 'zod';

import { jsonIn, objectsIn, withoutThinking } from './json-text';
import { type Completion, ModelError, type ModelReply, type ReplySchema } from './model';

/** Places named in a sentence about a wrong shape. */
const MOST_ISSUES = 5;

/**
 * The value as it stands, and as it may have been meant: the first list without the object around it, or the object inside
 * another with a single key.
 */
function readings({ schema }: ReplySchema<unknown>, value: unknown): readonly unknown[] {
  const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const [first] = keys;
  if (Array.isArray(value)) return first ? [value, { [first]: value }] : [value];
  if (typeof value !== 'object' || value === null) return [value];
  const [inner, ...others] = Object.values(value);
  const isWrapped = others.length === 0 && typeof inner === 'object' && inner !== null;
  return isWrapped && !keys.some((key) => key in value) ? [value, inner] : [value];
}

function wrongShape(error: z.ZodError): string {
  const issues = error.issues
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) => `${path.join('.') || 'the reply'}: ${message}`);
  return `The reply has another shape than asked for: ${issues.join('; ')}.`;
}

/** The first JSON value that fits, else why the first one does not, else null: there is none. */
function fitting<T>(
  values: Iterable<unknown>,
  reply: ReplySchema<T>,
): { value: T } | { problem: string } | null {
  let problem: string | null = null;
  for (const found of values) {
    for (const value of readings(reply, found)) {
      const checked = reply.schema.safeParse(value);
      if (checked.success) return { value: checked.data };
      problem ??= wrongShape(checked.error);
    }
  }
  return problem === null ? null : { problem };
}

function fromPlainText<T>(text: string, reply: ReplySchema<T>) {
  const found = reply.plainText?.read(withoutThinking(text)) ?? null;
  const checked = found && reply.schema.safeParse(found.value);
  return found && checked?.success ? { value: checked.data, dropped: found.dropped } : null;
}

/**
 * The completion as the value that was asked for: JSON, else plain text, else an object within other text (last, since
 * a line may quote a study that is written like a reply). Pure, so that a stored completion is read again as it was
 * read the first time. Throws ModelError: refused, truncated or malformed.
 */
export function readReply<T>(completion: Completion, reply: ReplySchema<T>): ModelReply<T> {
  const { text, refusal, finishReason } = completion;
  if (refusal !== null || finishReason === 'content_filter') {
    const words = refusal ?? 'a content filter stopped the reply';
    throw new ModelError('refused', `The model declined: ${words.slice(0, 300)}`, { completion });
  }
  if (finishReason === 'length') {
    const message = 'The reply was cut off: it is longer than the tokens a reply may have.';
    throw new ModelError('truncated', message, { completion });
  }
  const json = fitting(jsonIn(text), reply);
  if (json && 'value' in json) return { ...completion, value: json.value, plainText: null };
  const plain = json ? null : fromPlainText(text, reply);
  if (plain) return { ...completion, value: plain.value, plainText: { dropped: plain.dropped } };
  const within = json ?? fitting(objectsIn(text), reply);
  if (within && 'value' in within) return { ...completion, value: within.value, plainText: null };
  throw new ModelError('malformed', within?.problem ?? 'The reply is not JSON.', { completion });
}
