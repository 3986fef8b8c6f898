import { z } from 'zod';

import { type Model, ModelError, type ReplyMode } from './model';

export interface ConnectionReport {
  readonly works: boolean;
  readonly mode: ReplyMode | null;
  /** For the person who pressed the button. */
  readonly message: string;
}

const modeInWords: Readonly<Record<ReplyMode, string>> = {
  'json-schema': 'It works, with structured output.',
  'json-object':
    'It works, without structured output: the server has no JSON-schema output, so JSON mode is used.',
  text: 'It works, without structured output: the server has neither JSON-schema output nor JSON mode, so replies are read from plain text.',
};

const call = {
  step: 'connection-test',
  promptVersion: '1',
  sampleIndex: 0,
  messages: [
    { role: 'system', content: 'Reply with the JSON object {"ready": true}.' },
    { role: 'user', content: 'Are you ready?' },
  ],
  reply: {
    name: 'ready',
    schema: z.object({ ready: z.boolean() }),
    plainText: {
      layout: 'the one word: ready',
      read: (text: string) =>
        /\bready\b/i.test(text) ? { value: { ready: true }, dropped: 0 } : null,
    },
  },
  // Models that think before they answer count their thoughts.
  settings: { temperature: 0, maxOutputTokens: 4_000 },
} as const;

/** Makes one small call, and says in words what came of it. Throws only the signal's reason. */
export async function testConnection(model: Model, signal: AbortSignal): Promise<ConnectionReport> {
  try {
    const { mode } = await model.complete(call, signal);
    return { works: true, mode, message: modeInWords[mode] };
  } catch (error) {
    if (signal.aborted || !(error instanceof ModelError)) throw error;
    const mode = error.options.completion?.mode ?? null;
    if (mode === null) return { works: false, mode, message: error.message };
    const message = `The server answers, but not as asked. ${error.message} A larger model may do better.`;
    return { works: false, mode, message };
  }
}
