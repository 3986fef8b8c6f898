import { createHash } from 'node:crypto';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Export } from '@/lib/api/export-contract';
import type { TreeImport } from '@/lib/api/import-contract';
import { findLockHolder } from '@/lib/launch/lock';

import { Launcher, makeDataFolder, removeDataFolder } from '../support/launcher';
import { Client, eventually } from '../support/launcher-client';
import { csvOf } from '../support/paper-set';

const dataDir = makeDataFolder();
let launcher: Launcher;
let client: Client;
let database: pg.Client;

/** A label of each of 300 studies with each of 30 categories: some megabytes, and so several chunks. */
const studies = 300;
const categories = 30;

async function makeCorrection(): Promise<string> {
  const { id } = await client.upload('To export', csvOf(studies));
  const outline = Array.from({ length: categories }, (_, index) => `- Category ${index}\n`).join(
    '',
  );
  const form = new FormData();
  form.set('file', new File([outline], 'tree.md'));
  const { treeId } = await client.call<TreeImport>('POST', `/api/topics/${id}/trees`, form);
  await client.correct(treeId);
  return id;
}

/** Anything between 1 and 2^31. */
const gate = 20_261_125;

/** Holds whoever stores the third chunk of any export until `open`. */
async function closeGate(): Promise<() => Promise<void>> {
  await database.query(`
    CREATE OR REPLACE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock(${gate}); RETURN NEW; END $$;
    CREATE OR REPLACE TRIGGER gate BEFORE INSERT ON "ExportChunk" FOR EACH ROW
      WHEN (NEW."index" = 2) EXECUTE FUNCTION wait_at_gate();
  `);
  await database.query('SELECT pg_advisory_lock($1)', [gate]);
  return async () => {
    await database.query('SELECT pg_advisory_unlock($1)', [gate]);
  };
}

async function isAtGate(): Promise<boolean> {
  const { rowCount } = await database.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted`,
    [gate],
  );
  return rowCount === 1;
}

const startExport = async (topicId: string) => {
  const filters = { topicIds: [topicId], reviewedOnly: false };
  const asked = { dataset: 'claim-category', extensions: true, filters };
  return (await client.call<{ id: string }>('POST', '/api/exports', asked)).id;
};

const finished = (id: string) =>
  eventually(async () => {
    const made = await client.call<Export>('GET', `/api/exports/${id}`);
    if (!['succeeded', 'failed', 'cancelled'].includes(made.status)) throw new Error(made.status);
    return made;
  });

async function downloaded(id: string): Promise<string> {
  const response = await fetch(`${launcher.url}/api/exports/${id}/file`);
  return createHash('sha256')
    .update(new Uint8Array(await response.arrayBuffer()))
    .digest('hex');
}

async function attemptsOf(id: string): Promise<number> {
  const { rows } = await database.query('SELECT "attempts" FROM "Export" WHERE "id" = $1', [id]);
  return rows[0]?.attempts;
}

beforeAll(async () => {
  launcher = await Launcher.start({ dataDir });
  client = new Client(launcher.url);
  const connectionString = findLockHolder(dataDir)?.databaseUrl ?? '';
  database = new pg.Client({ connectionString });
  await database.connect();
}, 400_000);

afterAll(async () => {
  await database?.end();
  await launcher?.stop();
  removeDataFolder(dataDir);
}, 60_000);

describe('an export whose worker is killed in the middle', () => {
  it('is completed by the next worker, with the very file of one that was left alone', async () => {
    const topicId = await makeCorrection();
    const open = await closeGate();
    const id = await startExport(topicId);
    await eventually(async () => expect(await isAtGate()).toBe(true));
    const { rows } = await database.query('SELECT "index" FROM "ExportChunk"');
    expect(rows).toHaveLength(2);
    launcher.kill('worker');
    await open();

    const made = await finished(id);
    expect(made).toMatchObject({ status: 'succeeded', rows: studies * categories });
    expect(await attemptsOf(id)).toBe(2);
    const leftAlone = await finished(await startExport(topicId));
    expect(made.manifest?.file.bytes).toBeGreaterThan(2 * 1024 * 1024);
    expect(await downloaded(id)).toBe(await downloaded(leftAlone.id));
    expect(await downloaded(id)).toBe(made.manifest?.file.sha256);
  }, 240_000);
});
