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
  ESPALIER_SECRET: z
    .string()
    .min(16, 'ESPALIER_SECRET must have at least 16 characters: `openssl rand -base64 24`, say.')
    .optional(),
  OPENAI_API_KEY: z.string().trim().optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'OPENAI_BASE_URL must start with http:// or https://.' })
    .overwrite((url) => url.replace(/\/+$/, ''))
    .optional(),
  OPENAI_MODEL: z.string().trim().optional(),
});

/** What the environment says about the language model; null: nothing. */
export interface ModelEnvironment {
  readonly apiKey: string | null;
  /** Ends before `/chat/completions`. */
  readonly baseUrl: string | null;
  readonly model: string | null;
}

export interface Settings {
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** null: start the embedded Postgres. */
  readonly databaseUrl: string | null;
  /** Encrypts stored keys; null: there is none, and none can be stored. */
  readonly secret: string | null;
  readonly model: ModelEnvironment;
}

/** Empty strings count as unset. Throws AppError 'invalid' with one sentence a setting. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new AppError('invalid', parsed.error.issues.map((issue) => issue.message).join(' '));
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    dataDir: resolve(data.ESPALIER_DATA_DIR),
    databaseUrl: data.DATABASE_URL ?? null,
    secret: data.ESPALIER_SECRET ?? null,
    model: {
      apiKey: data.OPENAI_API_KEY ?? null,
      baseUrl: data.OPENAI_BASE_URL ?? null,
      model: data.OPENAI_MODEL ?? null,
    },
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
