/**
 * Prisma's own schema engine, as WebAssembly: migrations without the binary that the Prisma CLI wants to
 * download. Node cannot import the package's .wasm directly, hence the instantiation by hand.
 */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

interface Bindings {
  readonly SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));

async function loadBindings(): Promise<Bindings> {
  // The package exports neither file, so both are taken by path.
  const bindings: Bindings = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const { instance } = await WebAssembly.instantiate(
    await readFile(join(folder, 'schema_engine_bg.wasm')),
    { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports },
  );
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/** Once a process: the bindings keep views of one instance's memory. */
let loaded: Promise<Bindings> | undefined;

/**
 * Prisma's adapter cuts a script at every semicolon and runs the pieces one by one. Sent whole, Postgres runs
 * it as one transaction, so that a kill in the middle leaves nothing, and function bodies stay in one piece.
 */
class WholeScripts extends PrismaPg {
  constructor(private readonly pool: pg.Pool) {
    super(pool);
  }

  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script) => {
      await this.pool.query(script);
    };
    return connection;
  }
}

/** Runs `work` with the engine on one database, then closes its connections. */
export async function withSchemaEngine<T>(
  url: string,
  schema: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadBindings();
  const { SchemaEngine } = await loaded;
  const pool = new pg.Pool({ connectionString: url });
  // Of a connection that is cut while idle; the next query on it fails by itself.
  pool.on('error', () => undefined);
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  try {
    const engine = await SchemaEngine.new(
      { datamodels: [['schema.prisma', schema]] },
      () => {},
      adapter,
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}
