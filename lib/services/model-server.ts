/** Which language model there is, from the environment and the stored settings. */

import { z } from 'zod';

import type { ModelSettings } from '@/lib/api/model-contract';
import type { Database } from '@/lib/db/client';
import { getStoredModelSettings, type StoredModelSettings } from '@/lib/db/model-settings';
import { AppError } from '@/lib/errors';
import type { Prices } from '@/lib/llm/cost';
import { readSettings } from '@/lib/settings';

import { seal, unseal } from './sealed-text';

export const defaultBaseUrl = 'https://api.openai.com/v1';

const defaults = {
  concurrency: 4,
  timeoutSeconds: 120,
  askAbove: { calls: 1_000, costUsd: 5 },
  caps: { calls: 10_000, tokens: 50_000_000, costUsd: 100 },
} as const;

/** A key goes to the server it was given for and to no other: the two are sealed together. */
const sealedKeySchema = z.object({ key: z.string(), baseUrl: z.string() });

type KeySource = ModelSettings['sources']['apiKey'];

export interface ModelServer extends ModelSettings {
  /** '' for a server that needs none. */
  readonly apiKey: string;
}

/** Throws AppError 'conflict' when there is no secret to seal it with. */
export function sealKey(key: string, baseUrl: string): string {
  const { secret } = readSettings();
  if (secret === null) {
    throw new AppError(
      'conflict',
      'A key cannot be stored: set ESPALIER_SECRET, the same for web and worker, or give the key as OPENAI_API_KEY.',
    );
  }
  return seal(JSON.stringify({ key, baseUrl }), secret);
}

/** The stored key, if it was given for this server and can be read. */
function storedKey({ sealedKey }: StoredModelSettings, baseUrl: string): string | null {
  const { secret } = readSettings();
  const text = sealedKey !== null && secret !== null ? unseal(sealedKey, secret) : null;
  if (text === null) return null;
  const sealed = sealedKeySchema.parse(JSON.parse(text));
  return sealed.baseUrl === baseUrl ? sealed.key : null;
}

/** Whether a key is stored that was sealed with another ESPALIER_SECRET than this one. */
export async function isStoredKeyLost(on: Database): Promise<boolean> {
  const { sealedKey } = await getStoredModelSettings(on);
  const { secret } = readSettings();
  return sealedKey !== null && (secret === null || unseal(sealedKey, secret) === null);
}

function findKey(stored: StoredModelSettings, baseUrl: string): [string, KeySource] {
  const { model } = readSettings();
  if (model.apiKey !== null && baseUrl === (model.baseUrl ?? defaultBaseUrl))
    return [model.apiKey, 'environment'];
  const key = storedKey(stored, baseUrl);
  return key === null ? ['', 'none'] : [key, 'settings'];
}

function missingOf(model: string, baseUrl: string, key: string, stored: StoredModelSettings) {
  if (model === '') return 'No model is named: set OPENAI_MODEL, or name one in the settings.';
  if (key !== '') return null;
  if (stored.sealedKey !== null)
    return 'The stored key was given for another server, or sealed with another ESPALIER_SECRET: enter it again.';
  return baseUrl === defaultBaseUrl
    ? 'There is no key: set OPENAI_API_KEY, or enter one in the settings.'
    : null;
}

/** The server as the settings have it, asked for `wanted` instead of its model; not whether it answers. */
export function modelServerOf(stored: StoredModelSettings, wanted?: string): ModelServer {
  const { model: environment } = readSettings();
  const baseUrl = environment.baseUrl ?? stored.baseUrl ?? defaultBaseUrl;
  const model = wanted ?? environment.model ?? stored.model ?? '';
  const [apiKey, keySource] = findKey(stored, baseUrl);
  const missing = missingOf(model, baseUrl, apiKey, stored);
  const from = (
    inEnvironment: string | null,
    inSettings: string | null,
    none: 'default' | 'none',
  ) => (inEnvironment !== null ? 'environment' : inSettings !== null ? 'settings' : none);
  return {
    ...{ baseUrl, model, apiKey, missing, ready: missing === null, prices: stored.prices },
    concurrency: stored.concurrency ?? defaults.concurrency,
    timeoutSeconds: stored.timeoutSeconds ?? defaults.timeoutSeconds,
    askAbove: stored.askAbove ?? defaults.askAbove,
    caps: stored.caps ?? defaults.caps,
    sources: {
      baseUrl: from(environment.baseUrl, stored.baseUrl, 'default'),
      model: from(environment.model, stored.model, 'none'),
      apiKey: keySource,
    },
  };
}

export async function getModelServer(on: Database, wanted?: string): Promise<ModelServer> {
  return modelServerOf(await getStoredModelSettings(on), wanted);
}

/** Throws AppError 'conflict' that says what is missing. */
export async function requireModelServer(on: Database, wanted?: string): Promise<ModelServer> {
  const server = await getModelServer(on, wanted);
  if (server.missing === null) return server;
  throw new AppError('conflict', `There is no language model to ask yet. ${server.missing}`);
}

/** What its model costs; null when nobody has said. */
export function pricesOf({ prices, model }: Pick<ModelServer, 'prices' | 'model'>): Prices | null {
  return prices.find((price) => price.model === model) ?? null;
}
