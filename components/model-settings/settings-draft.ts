/** The settings of the language model as they are typed, and the change they come to. Pure. */

import { type CapsDraft, capsDraftOf, readCaps } from '@/components/new-run/caps-draft';
import { numberText, readNumber } from '@/components/ui/number-text';
import type { ModelSettings, SaveModelSettings, TestModel } from '@/lib/api/model-contract';

export interface PriceDraft {
  /** Of this row while it is edited. */
  readonly key: string;
  readonly model: string;
  readonly input: string;
  readonly output: string;
}

export interface SettingsDraft {
  readonly baseUrl: string;
  readonly model: string;
  /** '': the stored one stays. */
  readonly apiKey: string;
  readonly concurrency: string;
  readonly timeoutSeconds: string;
  readonly prices: readonly PriceDraft[];
  readonly askCalls: string;
  readonly askCost: string;
  readonly caps: CapsDraft;
}

export function draftOf(settings: ModelSettings): SettingsDraft {
  return {
    baseUrl: settings.baseUrl,
    model: settings.model,
    apiKey: '',
    concurrency: numberText(settings.concurrency),
    timeoutSeconds: numberText(settings.timeoutSeconds),
    prices: settings.prices.map((price) => ({
      key: price.model,
      model: price.model,
      input: numberText(price.inputPerMillion),
      output: numberText(price.outputPerMillion),
    })),
    askCalls: numberText(settings.askAbove.calls),
    askCost: numberText(settings.askAbove.costUsd),
    caps: capsDraftOf(settings.caps),
  };
}

/** Sentences by field: `concurrency`, `price:<key>:input` ... */
export type Problems = Readonly<Record<string, string>>;

export type SettingsReading =
  | { readonly ok: true; readonly change: SaveModelSettings }
  | { readonly ok: false; readonly problems: Problems };

/** What can be read is read; every problem is kept under its field. */
class Reader {
  readonly problems: Record<string, string> = {};

  number(field: string, text: string, bounds: Parameters<typeof readNumber>[1]): number | null {
    const reading = readNumber(text, bounds);
    if (reading.ok) return reading.value;
    this.problems[field] = reading.problem;
    return null;
  }

  required(field: string, text: string, bounds: Parameters<typeof readNumber>[1]): number {
    const value = this.number(field, text, bounds);
    if (value === null) this.problems[field] ??= 'Give a number.';
    return value ?? bounds.least;
  }
}

const priceBounds = { least: 0, most: 100_000 };

function readPrices(prices: readonly PriceDraft[], reader: Reader) {
  const seen = new Set<string>();
  return prices.map(({ key, model, input, output }) => {
    const name = model.trim();
    if (name === '') reader.problems[`price:${key}:model`] = 'Name the model.';
    else if (seen.has(name)) reader.problems[`price:${key}:model`] = 'It has a price already.';
    seen.add(name);
    return {
      model: name,
      inputPerMillion: reader.required(`price:${key}:input`, input, priceBounds),
      outputPerMillion: reader.required(`price:${key}:output`, output, priceBounds),
    };
  });
}

/**
 * Where the model is reached, without what the environment says. A blank model is left out: it is not known yet.
 */
export function serverOf(draft: SettingsDraft, { sources }: ModelSettings): TestModel {
  const [baseUrl, model] = [draft.baseUrl.trim(), draft.model.trim()];
  return {
    ...(sources.baseUrl !== 'environment' && baseUrl !== '' && { baseUrl }),
    ...(sources.model !== 'environment' && model !== '' && { model }),
    ...(draft.apiKey.trim() !== '' && { apiKey: draft.apiKey.trim() }),
  };
}

export function readSettingsDraft(draft: SettingsDraft, settings: ModelSettings): SettingsReading {
  const reader = new Reader();
  const count = { least: 0, most: 1_000_000 };
  const caps = readCaps(draft.caps);
  const change = {
    ...serverOf(draft, settings),
    concurrency: reader.required('concurrency', draft.concurrency, {
      ...{ least: 1, most: 64, whole: true },
    }),
    timeoutSeconds: reader.required('timeoutSeconds', draft.timeoutSeconds, {
      ...{ least: 1, most: 3600, whole: true },
    }),
    prices: readPrices(draft.prices, reader),
    askAbove: {
      calls: reader.number('askCalls', draft.askCalls, { ...count, whole: true }),
      costUsd: reader.number('askCost', draft.askCost, count),
    },
    ...(caps.ok && { caps: caps.caps }),
  };
  if (!/^https?:\/\/\S+$/.test(draft.baseUrl.trim()))
    reader.problems.baseUrl = 'Give an address that begins with http:// or https://.';
  if (!caps.ok || Object.keys(reader.problems).length > 0)
    return { ok: false, problems: reader.problems };
  return { ok: true, change };
}

/** Where servers that are often used are reached. */
export const presets = [
  { name: 'OpenAI', baseUrl: 'https://api.openai.com/v1' },
  { name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1' },
  { name: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1' },
  { name: 'vLLM', baseUrl: 'http://127.0.0.1:8000/v1' },
] as const;
