/** The shapes of the settings for a language model. */

import { z } from 'zod';

import { textSchema } from './fields';
import { capsSchema } from './run-contract';

const baseUrlSchema = textSchema
  .trim()
  .max(500)
  .pipe(
    z.url({ protocol: /^https?$/, error: 'Give an address that begins with http:// or https://.' }),
  )
  .overwrite((url) => url.replace(/\/+$/, ''));

const modelNameSchema = textSchema.trim().min(1, 'Name the model.').max(200);

/** US dollars for a million tokens. */
export const priceSchema = z.strictObject({
  model: modelNameSchema,
  inputPerMillion: z.number().min(0).max(100_000),
  outputPerMillion: z.number().min(0).max(100_000),
});

/** Above these a person is asked before a run starts; null: never. */
const askAboveSchema = z.strictObject({
  calls: z.number().int().min(0).max(1_000_000).nullable(),
  costUsd: z.number().min(0).max(1_000_000).nullable(),
});

const tuning = {
  /** Calls in flight at once. */
  concurrency: z.number().int().min(1).max(64),
  /** Of one call. */
  timeoutSeconds: z.number().int().min(1).max(3600),
  prices: z.array(priceSchema).max(200),
  askAbove: askAboveSchema,
  caps: capsSchema,
};

const source = z.enum(['environment', 'settings', 'default', 'none']);

export const modelSettingsSchema = z.object({
  ...tuning,
  baseUrl: z.string(),
  /** '' when none is chosen. */
  model: z.string(),
  /** Where each of the three comes from; what the environment says cannot be changed here. */
  sources: z.object({ baseUrl: source, model: source, apiKey: source }),
  /** Whether a run of the llm engine can start. */
  ready: z.boolean(),
  /** What is missing, in words; null when ready. */
  missing: z.string().nullable(),
});

export const saveModelSettingsSchema = z.strictObject({
  baseUrl: baseUrlSchema.optional(),
  model: modelNameSchema.optional(),
  /** null forgets it. It is kept encrypted and never sent anywhere but to the server it was given for. */
  apiKey: textSchema.trim().min(1).max(2000).nullable().optional(),
  concurrency: tuning.concurrency.optional(),
  timeoutSeconds: tuning.timeoutSeconds.optional(),
  prices: tuning.prices.optional(),
  askAbove: tuning.askAbove.optional(),
  caps: tuning.caps.optional(),
});

export const testModelSchema = saveModelSettingsSchema.pick({
  baseUrl: true,
  model: true,
  apiKey: true,
});

export const connectionReportSchema = z.object({
  works: z.boolean(),
  mode: z.enum(['json-schema', 'json-object', 'text']).nullable(),
  message: z.string(),
});

export type ModelSettings = z.infer<typeof modelSettingsSchema>;
export type SaveModelSettings = z.infer<typeof saveModelSettingsSchema>;
export type TestModel = z.infer<typeof testModelSchema>;
export type ConnectionReport = z.infer<typeof connectionReportSchema>;
