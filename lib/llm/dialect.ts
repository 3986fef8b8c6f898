import { z } from 'zod';

import type { CallSettings, Message, ReplyMode, ReplySchema } from './model';

/** What a server understands of the protocol, as far as is known: servers differ, and say so only in errors. */
export interface Dialect {
  readonly mode: ReplyMode;
  readonly tokenLimit: 'max_completion_tokens' | 'max_tokens';
  readonly takesTemperature: boolean;
  /** Some chat templates know no system messages: the user's then begins with what it says. */
  readonly takesSystemMessage: boolean;
  /** Output tokens that the server lets one ask for; null: no limit is known. */
  readonly mostOutputTokens: number | null;
}

export const newestDialect: Dialect = {
  mode: 'json-schema',
  tokenLimit: 'max_completion_tokens',
  takesTemperature: true,
  takesSystemMessage: true,
  mostOutputTokens: null,
};

const FORMAT =
  /response_format|json_schema|json_object|structured output|\bschema\b|guided|grammar/i;

const SYSTEM = /system (?:role|message)|roles must alternate/i;
/**
 * Output tokens that a model has, in the words of servers: "supports at most 16384 completion tokens", "the valid range
 * of max_tokens is [1, 8192]", "must be less than or equal to `8192`", "32000 > 8192, which is the maximum".
 */
const MOST_TOKENS = [
  /at most (\d{1,9}) completion tokens/i,
  /max_(?:completion_|new_)?tokens.{0,40}\[\d{1,9}, ?(\d{1,9})\]/i,
  /max[_ ](?:completion_)?tokens.{0,40}less than or equal to \W?(\d{1,9})/i,
  /max_(?:completion_)?tokens.{0,40}> (\d{1,9}), which is the maximum/i,
];
const CONTEXT = /(?:context length (?:is|of)|max_new_tokens\W{0,3}must be <=) (\d{1,9})/i;
const INPUT = /(?:request has|prompt contains(?: at least)?) (\d{1,9}) input tokens/i;
const INPUT_BEHIND = /(\d{1,9}) (?:(?:tokens )?in the messages|\W?inputs\W? tokens)/i;

function mostTokensIn(complaint: string): number {
  const found = MOST_TOKENS.flatMap((words) => words.exec(complaint)?.[1] ?? []);
  return Number(found[0] ?? Number.NaN);
}

export function blamesShape(complaint: string): boolean {
  return FORMAT.test(complaint);
}

/** The dialect to try after the server called a request wrong; null when its words blame no part of the dialect. */
export function simplerDialect(dialect: Dialect, complaint: string): Dialect | null {
  if (blamesShape(complaint) && dialect.mode !== 'text')
    return { ...dialect, mode: dialect.mode === 'json-schema' ? 'json-object' : 'text' };
  const most = mostTokensIn(complaint);
  if (most > 0 && most < (dialect.mostOutputTokens ?? Number.POSITIVE_INFINITY))
    return { ...dialect, mostOutputTokens: most };
  if (/max_completion_tokens/.test(complaint) && dialect.tokenLimit === 'max_completion_tokens')
    return { ...dialect, tokenLimit: 'max_tokens' };
  if (/temperature/i.test(complaint) && dialect.takesTemperature)
    return { ...dialect, takesTemperature: false };
  if (SYSTEM.test(complaint) && dialect.takesSystemMessage)
    return { ...dialect, takesSystemMessage: false };
  return null;
}

/**
 * Output tokens that the server still has room for behind this request, when its complaint about the length of its
 * context names them: "maximum context length is 8192 tokens and your request has 5000 input tokens". Else null.
 */
export function roomLeft(complaint: string): number | null {
  const context = Number(CONTEXT.exec(complaint)?.[1] ?? Number.NaN);
  const input = Number(INPUT.exec(complaint)?.[1] ?? INPUT_BEHIND.exec(complaint)?.[1]);
  return context > input ? context - input : null;
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

function shapeInWords<T>(mode: ReplyMode, { name, schema, plainText }: ReplySchema<T>): string {
  const shape = JSON.stringify(jsonSchemaOf(schema));
  const json = `Reply with one JSON object \`${name}\` and nothing else. Its JSON schema: ${shape}`;
  return mode === 'text' && plainText
    ? `${json}\n\nIf you cannot write JSON, write ${plainText.layout}`
    : json;
}

/** The last message with more at its end. */
function withMore(messages: readonly Message[], more: string): Message[] {
  const last = messages.at(-1);
  const before = messages.slice(0, -1);
  return last ? [...before, { ...last, content: `${last.content}\n\n${more}` }] : [];
}

/** Without system messages: what they say is the beginning of the first message behind them. */
function withoutSystem(messages: readonly Message[]): Message[] {
  const told = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const [first, ...others] = messages.filter(({ role }) => role !== 'system');
  return first ? [{ ...first, content: [...told, first.content].join('\n\n') }, ...others] : [];
}

/**
 * The messages as the server takes them. Where it cannot be given the schema, the last ends with the shape in words:
 * no message of its own, since many chat templates want user and assistant in turn.
 */
export function messagesFor<T>(
  { mode, takesSystemMessage }: Pick<Dialect, 'mode' | 'takesSystemMessage'>,
  messages: readonly Message[],
  reply: ReplySchema<T>,
): readonly Message[] {
  const told = mode === 'json-schema' ? messages : withMore(messages, shapeInWords(mode, reply));
  return takesSystemMessage ? told : withoutSystem(told);
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
  const most = Math.min(
    settings.maxOutputTokens,
    dialect.mostOutputTokens ?? settings.maxOutputTokens,
  );
  return {
    [dialect.tokenLimit]: most,
    temperature,
    response_format: formats[dialect.mode],
  };
}
