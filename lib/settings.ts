/** The environment, parsed once. OPERATING.md lists the settings; nothing else reads process.env. */

import { resolve } from 'node:path';

import { z } from 'zod';

import { AppError } from './errors';

/** The address of a public service; another one in tests, or behind an institute's proxy. */
function serviceUrl(name: string, address: string) {
  return z
    .url({ protocol: /^https?$/, error: `${name} must start with http:// or https://.` })
    .overwrite((url) => url.replace(/\/+$/, ''))
    .default(address);
}

const environmentSchema = z.object({
  PORT: z.coerce
    .number({ error: 'PORT must be a whole number from 1 to 65535.' })
    .int('PORT must be a whole number from 1 to 65535.')
    .min(1, 'PORT must be a whole number from 1 to 65535.')
    .max(65535, 'PORT must be a whole number from 1 to 65535.')
    .default(3000),
  ESPALIER_DATA_DIR: z.string().min(1).default('.espalier'),
  ESPALIER_AUTH: z
    .enum(['local', 'accounts'], { error: 'ESPALIER_AUTH must be local or accounts.' })
    .default('local'),
  ESPALIER_HOST: z
    .union([z.ipv4(), z.ipv6()], {
      error: 'ESPALIER_HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.',
    })
    .default('127.0.0.1'),
  ESPALIER_URL: z
    .url({ protocol: /^https?$/, error: 'ESPALIER_URL must start with http:// or https://.' })
    .refine((url) => new URL(url).pathname === '/' && new URL(url).search === '', {
      error:
        'ESPALIER_URL must be an address without a path, such as https://espalier.example.org.',
    })
    .overwrite((url) => (URL.canParse(url) ? new URL(url).origin : url))
    .optional(),
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
  ESPALIER_MAILTO: z.email({ error: 'ESPALIER_MAILTO must be an e-mail address.' }).optional(),
  CROSSREF_URL: serviceUrl('CROSSREF_URL', 'https://api.crossref.org'),
  PUBMED_URL: serviceUrl('PUBMED_URL', 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils'),
  OPENALEX_URL: serviceUrl('OPENALEX_URL', 'https://api.openalex.org'),
  OPENALEX_API_KEY: z.string().trim().optional(),
});

/** What the environment says about the language model; null: nothing. */
export interface ModelEnvironment {
  readonly apiKey: string | null;
  /** Ends before `/chat/completions`. */
  readonly baseUrl: string | null;
  readonly model: string | null;
}

/** Where records are looked up by identifier. */
export interface LookupSettings {
  /** Whom the services may write to; null: nobody, and they answer more slowly. */
  readonly mailto: string | null;
  readonly crossrefUrl: string;
  readonly pubmedUrl: string;
  readonly openAlexUrl: string;
  readonly openAlexKey: string | null;
}

/** Who may come in, and where from. */
export interface AccessSettings {
  /** local: one owner on this machine, no sign-in. */
  readonly mode: 'local' | 'accounts';
  /** The address to listen on. */
  readonly host: string;
  /** The origin that people open, as ESPALIER_URL says; null: not said, and there is no proxy in front. */
  readonly publicUrl: string | null;
  /** What links begin with. */
  readonly url: string;
}

export interface Settings {
  readonly port: number;
  readonly access: AccessSettings;
  /** Absolute. */
  readonly dataDir: string;
  /** null: start the embedded Postgres. */
  readonly databaseUrl: string | null;
  /** Encrypts stored keys; null: there is none, and none can be stored. */
  readonly secret: string | null;
  readonly model: ModelEnvironment;
  readonly lookup: LookupSettings;
}

const loopback = /^(127\.\d+\.\d+\.\d+|::1)$/;

type Environment = z.infer<typeof environmentSchema>;

function readAccess(data: Environment): AccessSettings {
  const { ESPALIER_AUTH: mode, ESPALIER_HOST: host, ESPALIER_URL: publicUrl = null } = data;
  if (mode === 'local' && !loopback.test(host))
    throw new AppError(
      'invalid',
      `ESPALIER_HOST=${host} would let other machines in without a password: set ESPALIER_AUTH=accounts as well.`,
    );
  if (!loopback.test(host) && publicUrl === null)
    throw new AppError(
      'invalid',
      `With ESPALIER_HOST=${host}, ESPALIER_URL has to say which address people open, such as https://espalier.example.org.`,
    );
  if (mode === 'accounts' && data.DATABASE_URL && !data.ESPALIER_SECRET)
    throw new AppError(
      'invalid',
      'With ESPALIER_AUTH=accounts and DATABASE_URL, ESPALIER_SECRET has to be set, the same for all processes.',
    );
  const named = host.includes(':') ? `[${host}]` : host;
  return { mode, host, publicUrl, url: publicUrl ?? `http://${named}:${data.PORT}` };
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
    access: readAccess(data),
    dataDir: resolve(data.ESPALIER_DATA_DIR),
    databaseUrl: data.DATABASE_URL ?? null,
    secret: data.ESPALIER_SECRET ?? null,
    model: {
      apiKey: data.OPENAI_API_KEY ?? null,
      baseUrl: data.OPENAI_BASE_URL ?? null,
      model: data.OPENAI_MODEL ?? null,
    },
    lookup: {
      mailto: data.ESPALIER_MAILTO ?? null,
      crossrefUrl: data.CROSSREF_URL,
      pubmedUrl: data.PUBMED_URL,
      openAlexUrl: data.OPENALEX_URL,
      openAlexKey: data.OPENALEX_API_KEY ?? null,
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
