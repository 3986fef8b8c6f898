import type {
  ConnectionReport,
  ModelSettings,
  SaveModelSettings,
  TestModel,
} from '@/lib/api/model-contract';
import type { Actor } from '@/lib/auth/actor';
import { canManageSettings } from '@/lib/auth/rights';
import { database, inTransaction } from '@/lib/db/client';
import {
  getStoredModelSettings,
  type StoredModelSettings,
  storeModelSettings,
} from '@/lib/db/model-settings';
import { AppError } from '@/lib/errors';
import { testConnection } from '@/lib/llm/connection-test';
import { openaiModel } from '@/lib/llm/openai';
import { readSettings } from '@/lib/settings';

import { defaultBaseUrl, type ModelServer, modelServerOf, sealKey } from './model-server';

function requireManager(actor: Actor): void {
  if (!canManageSettings(actor))
    throw new AppError('forbidden', 'Only an administrator may see and change the settings.');
}

/** The key stays here. */
function shown({ apiKey: _, ...settings }: ModelServer): ModelSettings {
  return settings;
}

function requireNotInEnvironment(change: TestModel): void {
  const { model } = readSettings();
  const fixed = [
    ['OPENAI_BASE_URL', model.baseUrl, change.baseUrl],
    ['OPENAI_MODEL', model.model, change.model],
  ] as const;
  for (const [name, set, wanted] of fixed) {
    if (set !== null && wanted !== undefined && wanted !== set)
      throw new AppError(
        'conflict',
        `${name} is set in the environment, which counts more than these settings. Change it there.`,
      );
  }
}

/** The stored settings with the change, the key sealed for the server it is for. */
function changed(stored: StoredModelSettings, change: SaveModelSettings): StoredModelSettings {
  requireNotInEnvironment(change);
  const { apiKey, ...rest } = change;
  const next = { ...stored, ...rest };
  if (apiKey === undefined) return next;
  const baseUrl = readSettings().model.baseUrl ?? next.baseUrl ?? defaultBaseUrl;
  return { ...next, sealedKey: apiKey === null ? null : sealKey(apiKey, baseUrl) };
}

/** Throws AppError 'forbidden'. */
export async function getModelSettings(actor: Actor): Promise<ModelSettings> {
  requireManager(actor);
  return shown(modelServerOf(await getStoredModelSettings(database())));
}

/** What a page has to know to offer runs to those who may start them: which model, at what price, what is missing. */
export async function getRunModel(): Promise<ModelSettings> {
  return shown(modelServerOf(await getStoredModelSettings(database())));
}

/** Throws AppError 'forbidden', 'conflict' for what the environment sets, or a key without a secret. */
export function saveModelSettings(actor: Actor, change: SaveModelSettings): Promise<ModelSettings> {
  requireManager(actor);
  return inTransaction(async (on) => {
    const next = changed(await getStoredModelSettings(on), change);
    await storeModelSettings(on, next);
    return shown(modelServerOf(next));
  });
}

/** A small call with the settings as they would be with `change`; nothing is saved. Throws as `saveModelSettings`. */
export async function testModel(
  actor: Actor,
  change: TestModel,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  requireManager(actor);
  const { apiKey, ...rest } = change;
  requireNotInEnvironment(rest);
  const stored = { ...(await getStoredModelSettings(database())), ...rest };
  const server = modelServerOf(stored);
  // A key under test is not stored, so it needs no sealing.
  const key = apiKey ?? server.apiKey;
  if (server.model === '' || (key === '' && server.baseUrl === defaultBaseUrl))
    return { works: false, mode: null, message: server.missing ?? 'Name the model.' };
  const { baseUrl, model, timeoutSeconds } = server;
  const timeoutMs = timeoutSeconds * 1000;
  return testConnection(openaiModel({ baseUrl, model, apiKey: key, timeoutMs }), signal);
}
