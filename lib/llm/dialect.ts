import { z } from 'zod';

import type { CallSettings, Message, ReplyMode, ReplySchema } from './model';

/** What a server understands of the protocol, as far as is known: servers differ, and say so only in errors. */
export interface Dialect {
  readonly mode: ReplyMode;
  readonly tokenLimit: 'max_completion_tokens' | 'max_tokens';
  readonly takesTemperature: boolean;
}

export const newestDialect: Dialect = {
  mode: 'json-schema',
  tokenLimit: 'max_completion_tokens',
  takesTemperature: true,
};

const FORMAT = /response_format|json_schema|json_object|structured output|guided|grammar/i;

/** The dialect to try after the server called a request wrong; null when its words blame no part of the dialect. */
export function simplerDialect(dialect: Dialect, complaint: string): Dialect | null {
  if (FORMAT.test(complaint) && dialect.mode !== 'text')
    return { ...dialect, mode: dialect.mode === 'json-schema' ? 'json-object' : 'text' };
  if (/max_completion_tokens/.test(complaint) && dialect.tokenLimit === 'max_completion_tokens')
    return { ...dialect, tokenLimit: 'max_tokens' };
  if (/temperature/i.test(complaint) && dialect.takesTemperature)
    return { ...dialect, takesTemperature: false };
  return null;
}

/** Keywords that strict schema output does not take; zod checks them when the reply is read. */
const UNSUPPORTED = ['minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'default'];

export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const converted = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      for (const keyword of UNSUPPORTED) delete jsonSchema[keyword];
    },
  });
  const { $schema: _, ...wire } = converted;
  return wire;
}

/** The messages, ending with the shape in words where the server cannot be given the schema. */
export function messagesFor<T>(
  mode: ReplyMode,
  messages: readonly Message[],
  reply: ReplySchema<T>,
): readonly Message[] {
  if (mode === 'json-schema') return messages;
  const schema = JSON.stringify(jsonSchemaOf(reply.schema));
  const content = `Reply with one JSON object \`${reply.name}\` and nothing else. Its JSON schema: ${schema}`;
  return [...messages, { role: 'system', content }];
}

/** The parts of a request that depend on the dialect. */
export function requestParts<T>(dialect: Dialect, settings: CallSettings, reply: ReplySchema<T>) {
  const { name } = reply;
  const schema = jsonSchemaOf(reply.schema);
  const formats = {
    'json-schema': { type: 'json_schema', json_schema: { name, schema, strict: true } },
    'json-object': { type: 'json_object' },
    text: undefined,
  } as const;
  const temperature = dialect.takesTemperature ? (settings.temperature ?? undefined) : undefined;
  return {
    [dialect.tokenLimit]: settings.maxOutputTokens,
    temperature,
    response_format: formats[dialect.mode],
  };
}
