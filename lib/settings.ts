/** The environment, parsed once. README.md lists the settings; nothing else reads process.env. */

import { resolve } from 'node:path';

import { z } from 'zod';

import { AppError } from './errors';

const environmentSchema = z.object({
  PORT: z.coerce
    .number({ error: 'PORT must be a whole number from 1 to 65535.' })
    .int('PORT must be a whole number from 1 to 65535.')
    .min(1, 'PORT must be a whole number from 1 to 65535.')
    .max(65535, 'PORT must be a whole number from 1 to 65535.')
    .default(3000),
  ESPALIER_DATA_DIR: z.string().min(1).default('.espalier'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must start with postgres:// or postgresql://.')
    .optional(),
});

export interface Settings {
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** null: start the embedded Postgres. */
  readonly databaseUrl: string | null;
}

/** Empty strings count as unset. Throws AppError 'invalid' with one sentence a setting. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new AppError('invalid', parsed.error.issues.map((issue) => issue.message).join(' '));
  }
  return {
    port: parsed.data.PORT,
    dataDir: resolve(parsed.data.ESPALIER_DATA_DIR),
    databaseUrl: parsed.data.DATABASE_URL ?? null,
  };
}

/** For the web process and the worker, which the launcher gives the database's address. */
export function requireDatabaseUrl(): string {
  const url = readSettings().databaseUrl;
  if (url === null) {
    throw new AppError(
      'unavailable',
      'DATABASE_URL is not set. Use `npm start`, which starts its own Postgres, or set it.',
    );
  }
  return url;
}
