/** What `npm run llm:try` is told: options on the command line, the server in the environment. */

import { parseArgs } from 'node:util';

import type { Prices } from '@/lib/llm/cost';
import type { ServerConfig } from '@/lib/llm/openai';

export const usage = `npm run llm:try                  measure assignments on papers that experts have labelled
npm run llm:try -- FILE          draw a tree over a RIS, CSV or TSV file and print it

The server: OPENAI_MODEL (required), OPENAI_BASE_URL (default https://api.openai.com/v1), OPENAI_API_KEY.

  --topic TEXT         the review question
  --instruction TEXT   a wish for every step: "by setting, not by drug"
  --no-check           leave the check of places out
  --samples N          how often the check asks each question (default 1)
  --roots N            most root categories (default 5)
  --depth N            levels of categories (default 3)
  --studies N          only the first N studies
  --concurrency N      calls in flight at once (default 4)
  --timeout SECONDS    of one call (default 120)
  --input-price USD    for a million tokens read, and
  --output-price USD   for a million tokens written: to be told the cost
  --most-calls N       stop before more calls than this (default: no limit)
  --record FILE        keep every call in this file, and answer from it what was asked before
  --gold FOLDER        labelled papers: papers.jsonl and taxonomy.json of FoRC4CL (or ESPALIER_GOLD; default: a copy)`;

/** What to do about a wrong call of the command; its message is for the person at the terminal. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Settings {
  /** null: measure on the labelled papers. */
  readonly file: string | null;
  readonly topic: string;
  readonly instruction: string;
  readonly check: boolean;
  readonly samples: number;
  readonly roots: number;
  readonly depth: number;
  readonly studies: number | null;
  readonly concurrency: number;
  readonly mostCalls: number | null;
  readonly prices: Prices | null;
  readonly record: string | null;
  readonly gold: string | null;
  readonly server: ServerConfig;
}

const options = {
  topic: { type: 'string', default: '' },
  instruction: { type: 'string', default: '' },
  check: { type: 'boolean', default: true },
  samples: { type: 'string' },
  roots: { type: 'string' },
  depth: { type: 'string' },
  studies: { type: 'string' },
  concurrency: { type: 'string' },
  timeout: { type: 'string' },
  'input-price': { type: 'string' },
  'output-price': { type: 'string' },
  'most-calls': { type: 'string' },
  record: { type: 'string' },
  gold: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

type Values = ReturnType<typeof parse>['values'];
type NumberName =
  | 'samples'
  | 'roots'
  | 'depth'
  | 'studies'
  | 'concurrency'
  | 'timeout'
  | 'most-calls';

function whole(values: Values, name: NumberName, [least, most]: readonly [number, number]) {
  const given = values[name];
  if (given === undefined) return null;
  const value = Number(given);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} is a whole number from ${least} to ${most}, not “${given}”.`);
}

function price(values: Values, name: 'input-price' | 'output-price'): number {
  const value = Number(values[name]);
  if (value >= 0) return value;
  throw new UsageError(`--${name} is a price in US dollars for a million tokens, such as 0.15.`);
}

function pricesOf(values: Values): Prices | null {
  const [input, output] = [values['input-price'], values['output-price']];
  if (input === undefined && output === undefined) return null;
  if (input === undefined || output === undefined)
    throw new UsageError('A cost takes both prices: --input-price and --output-price.');
  return {
    inputPerMillion: price(values, 'input-price'),
    outputPerMillion: price(values, 'output-price'),
  };
}

const OPENAI = 'https://api.openai.com/v1';

function serverOf(environment: NodeJS.ProcessEnv, seconds: number): ServerConfig {
  const { OPENAI_MODEL: model, OPENAI_API_KEY: apiKey = '' } = environment;
  const baseUrl = environment.OPENAI_BASE_URL || OPENAI;
  if (!model)
    throw new UsageError('OPENAI_MODEL is not set. Name the model: OPENAI_MODEL=gpt-4o-mini, say.');
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl))
    throw new UsageError(
      `OPENAI_BASE_URL is no address: “${baseUrl}”. It begins with http and often ends in /v1.`,
    );
  if (apiKey === '' && baseUrl === OPENAI)
    throw new UsageError(
      'OPENAI_API_KEY is not set. OpenAI needs a key; for another server set OPENAI_BASE_URL.',
    );
  return { baseUrl, apiKey, model, timeoutMs: seconds * 1000 };
}

/** 'help' when that is asked for. Throws UsageError. */
export function readSettings(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Settings | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [file = null, second] = positionals;
  if (second !== undefined) throw new UsageError('One file at a time.');
  const { topic, instruction, check } = values;
  return {
    ...{ file, topic, instruction, check },
    samples: whole(values, 'samples', [1, 20]) ?? 1,
    roots: whole(values, 'roots', [1, 10]) ?? 5,
    depth: whole(values, 'depth', [1, 4]) ?? 3,
    studies: whole(values, 'studies', [1, 100_000]),
    concurrency: whole(values, 'concurrency', [1, 100]) ?? 4,
    mostCalls: whole(values, 'most-calls', [1, 1_000_000]),
    prices: pricesOf(values),
    record: values.record ?? null,
    gold: values.gold ?? environment.ESPALIER_GOLD ?? null,
    server: serverOf(environment, whole(values, 'timeout', [1, 3_600]) ?? 120),
  };
}
