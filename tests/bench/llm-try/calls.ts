/** The calls of one command: counted, and kept in a file when one is named. */

import { appendFileSync, existsSync, readFileSync } from 'node:fs';

import { z } from 'zod';

import { Budget, noCaps } from '@/lib/llm/budget';
import { costOf } from '@/lib/llm/cost';
import type { Completion, Model } from '@/lib/llm/model';
import { openaiModel } from '@/lib/llm/openai';
import type { CallRecord, CallStore } from '@/lib/llm/recording';
import { runModel } from '@/lib/llm/run-model';

import { type Settings, UsageError } from './settings';

const completionSchema: z.ZodType<Completion> = z.object({
  text: z.string(),
  mode: z.enum(['json-schema', 'json-object', 'text']),
  sent: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
  usage: z.object({ inputTokens: z.number(), outputTokens: z.number() }).nullable(),
  latencyMs: z.number(),
  finishReason: z.string(),
  refusal: z.string().nullable(),
});
const lineSchema = z.object({ key: z.string(), completion: completionSchema.nullable() });

export interface Spent {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export const nothing: Spent = { calls: 0, inputTokens: 0, outputTokens: 0 };

/** Calls by key, one JSON object a line in `file`; in memory only when that is null. */
export class Calls implements CallStore {
  readonly #finished = new Map<string, Completion>();
  /** By step, in the order of their first calls. */
  readonly spent = new Map<string, Spent>();

  constructor(private readonly file: string | null) {
    if (file === null || !existsSync(file)) return;
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const [at, line] of lines.entries()) if (line !== '') this.#recall(line, at + 1);
  }

  #recall(line: string, at: number): void {
    try {
      const { key, completion } = lineSchema.parse(JSON.parse(line));
      if (completion) this.#finished.set(key, completion);
    } catch (error) {
      throw new UsageError(`Line ${at} of ${this.file} is no recorded call: take it out.`, {
        cause: error,
      });
    }
  }

  async findFinished(key: string): Promise<Completion | null> {
    return this.#finished.get(key) ?? null;
  }

  async append(record: CallRecord): Promise<void> {
    const { step, usage, key, completion } = record;
    const before = this.spent.get(step) ?? nothing;
    this.spent.set(step, {
      calls: before.calls + 1,
      inputTokens: before.inputTokens + (usage?.inputTokens ?? 0),
      outputTokens: before.outputTokens + (usage?.outputTokens ?? 0),
    });
    if (completion) this.#finished.set(key, completion);
    if (this.file !== null) appendFileSync(this.file, `${JSON.stringify(record)}\n`);
  }

  total(): Spent {
    return [...this.spent.values()].reduce(
      (sum, each) => ({
        calls: sum.calls + each.calls,
        inputTokens: sum.inputTokens + each.inputTokens,
        outputTokens: sum.outputTokens + each.outputTokens,
      }),
      nothing,
    );
  }
}

export function modelOf(settings: Settings, calls: Calls): Model {
  const { server, concurrency, prices, mostCalls } = settings;
  const budget = new Budget({ ...noCaps, calls: mostCalls }, prices);
  return runModel(openaiModel(server), { store: calls, budget, prices, patience: { concurrency } });
}

/** "12 calls, 3,400 tokens in, 560 out, $0.0012". */
export function inWords({ calls, inputTokens, outputTokens }: Spent, settings: Settings): string {
  const number = (value: number) => value.toLocaleString('en');
  const cost = costOf({ inputTokens, outputTokens }, settings.prices);
  const price = cost === null ? '' : `, $${cost.toFixed(4)}`;
  return `${number(calls)} calls, ${number(inputTokens)} tokens in, ${number(outputTokens)} out${price}`;
}
