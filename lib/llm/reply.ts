import { findJson } from './json-text';
import { type Completion, ModelError, type ModelReply, type ReplySchema } from './model';

/** Places named in a sentence about a wrong shape. */
const MOST_ISSUES = 5;

/**
 * The completion as the value that was asked for. Pure, so that a stored completion is read again as it was read the
 * first time. Throws ModelError: refused, truncated or malformed.
 */
export function readReply<T>(completion: Completion, reply: ReplySchema<T>): ModelReply<T> {
  if (completion.refusal !== null || completion.finishReason === 'content_filter') {
    const words = completion.refusal ?? 'a content filter stopped the reply';
    throw new ModelError('refused', `The model declined: ${words.slice(0, 300)}`, { completion });
  }
  if (completion.finishReason === 'length') {
    const message = 'The reply was cut off: it is longer than the tokens a reply may have.';
    throw new ModelError('truncated', message, { completion });
  }
  const found = findJson(completion.text);
  if (!found) throw new ModelError('malformed', 'The reply is not JSON.', { completion });
  const checked = reply.schema.safeParse(found.value);
  if (checked.success) return { ...completion, value: checked.data };
  const issues = checked.error.issues
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) => `${path.join('.') || 'the reply'}: ${message}`);
  const message = `The reply has another shape than asked for: ${issues.join('; ')}.`;
  throw new ModelError('malformed', message, { completion });
}
