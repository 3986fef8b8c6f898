import { z } from 'zod';

import { modelSettingsSchema } from '@/lib/api/model-contract';

import type { Database } from './client';
import { Prisma } from './generated/client';

const { prices, askAbove, caps } = modelSettingsSchema.shape;

const storedSchema = z.object({
  baseUrl: z.string().nullable(),
  model: z.string().nullable(),
  sealedKey: z.string().nullable(),
  concurrency: z.number().nullable(),
  timeoutSeconds: z.number().nullable(),
  prices,
  askAbove: askAbove.nullable(),
  caps: caps.nullable(),
});
/** null: nobody has chosen. */
export type StoredModelSettings = z.infer<typeof storedSchema>;

const nothingStored: StoredModelSettings = {
  ...{ baseUrl: null, model: null, sealedKey: null, concurrency: null, timeoutSeconds: null },
  ...{ prices: [], askAbove: null, caps: null },
};

const columns = {
  baseUrl: true,
  model: true,
  sealedKey: true,
  concurrency: true,
  timeoutSeconds: true,
  prices: true,
  askAbove: true,
  caps: true,
} as const;

export async function getStoredModelSettings(on: Database): Promise<StoredModelSettings> {
  const row = await on.modelSettings.findUnique({ where: { id: 1 }, select: columns });
  return row === null ? nothingStored : storedSchema.parse(row);
}

export async function storeModelSettings(
  on: Database,
  settings: StoredModelSettings,
): Promise<void> {
  const { askAbove, caps, ...rest } = settings;
  const data = {
    ...rest,
    askAbove: askAbove ?? Prisma.DbNull,
    caps: caps ?? Prisma.DbNull,
    updatedAt: new Date(),
  };
  await on.modelSettings.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
}
