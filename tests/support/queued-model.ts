import {
  estimateTokens,
  type Model,
  type ModelCall,
  type ModelReply,
  type ReplyMode,
} from '@/lib/llm/model';
import { readReply } from '@/lib/llm/reply';

import { keywordBrain } from './keyword-brain';

/** A reply to give: a value (sent as JSON), text as it stands, a refusal, a cut, or an error to throw. */
export type QueuedReply =
  | { readonly json: unknown; readonly inputTokens?: number }
  | { readonly text: string; readonly finishReason?: string; readonly mode?: ReplyMode }
  | { readonly refusal: string }
  | { readonly error: Error };

export interface QueuedModel extends Model {
  readonly calls: ModelCall<unknown>[];
}

function replyTo<T>(call: ModelCall<T>, queued: QueuedReply): ModelReply<T> {
  if ('error' in queued) throw queued.error;
  const text = 'json' in queued ? JSON.stringify(queued.json) : 'text' in queued ? queued.text : '';
  const counted = 'json' in queued ? queued.inputTokens : undefined;
  const inputTokens = counted ?? Math.max(100, estimateTokens(call.messages));
  const completion = {
    text,
    mode: ('mode' in queued && queued.mode) || ('json-schema' as const),
    sent: call.messages,
    usage: { inputTokens, outputTokens: 10 },
    latencyMs: 0,
    finishReason: ('finishReason' in queued && queued.finishReason) || 'stop',
    refusal: 'refusal' in queued ? queued.refusal : null,
  };
  return readReply(completion, call.reply);
}

/** What the keywords of a prompt of the llm engine say. */
export function keywordReply({ messages }: ModelCall<unknown>): QueuedReply {
  return { json: keywordBrain(messages[0]?.content ?? '', messages[1]?.content ?? '') };
}

/**
 * A model that gives these replies one after another and keeps the calls; a function makes each from the call. It
 * throws when it is asked more often than there are replies.
 */
export function queuedModel(
  replies: QueuedReply[] | ((call: ModelCall<unknown>) => QueuedReply),
): QueuedModel {
  const calls: ModelCall<unknown>[] = [];
  return {
    id: 'queued',
    calls,
    complete: async (call, signal) => {
      signal.throwIfAborted();
      calls.push(call);
      const queued = typeof replies === 'function' ? replies(call) : replies.shift();
      if (!queued) throw new Error(`No reply is left for call ${calls.length} (${call.step}).`);
      return replyTo(call, queued);
    },
  };
}
