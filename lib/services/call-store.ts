import type { Call } from '@/lib/api/run-contract';
import { database, inTransaction } from '@/lib/db/client';
import { appendModelCall, findFinishedCall, type NewModelCall } from '@/lib/db/model-calls';
import type { Completion, Message } from '@/lib/llm/model';
import type { CallRecord, CallStore } from '@/lib/llm/recording';

function toNewCall({ completion, usage, error, value, ...record }: CallRecord): NewModelCall {
  return {
    ...record,
    reply: completion?.text ?? null,
    finishReason: completion?.finishReason ?? null,
    refusal: completion?.refusal ?? null,
    value,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    errorKind: error?.kind ?? null,
    errorMessage: error?.message ?? null,
  };
}

function toCompletion(call: Call): Completion {
  const { inputTokens, outputTokens, mode, finishReason, refusal, latencyMs } = call;
  const isKnown = inputTokens !== null && outputTokens !== null;
  return {
    text: call.reply ?? '',
    mode: mode ?? 'text',
    sent: call.messages as readonly Message[],
    usage: isKnown ? { inputTokens, outputTokens } : null,
    latencyMs,
    finishReason: finishReason ?? 'stop',
    refusal,
  };
}

/** The record of one run's model calls; finds finished calls of all runs. `onCall` is told of each new one. */
export function callStore(runId: string, onCall: () => void): CallStore {
  return {
    findFinished: async (key) => {
      const call = await findFinishedCall(database(), runId, key);
      return call && toCompletion(call);
    },
    append: async (record) => {
      await inTransaction((on) => appendModelCall(on, runId, toNewCall(record)));
      onCall();
    },
  };
}
