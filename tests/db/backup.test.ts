import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { beforeAll, describe, expect, it } from 'vitest';

import type { Export, StartExportInput } from '@/lib/api/export-contract';
import { owner } from '@/lib/auth/actor';
import { datasets } from '@/lib/datasets/datasets';
import { recordAct } from '@/lib/db/audit';
import { leftOut } from '@/lib/db/backup/catalogue';
import { dump } from '@/lib/db/backup/dump';
import { restore } from '@/lib/db/backup/restore';
import { database } from '@/lib/db/client';
import { prepareJobs } from '@/lib/db/jobs';
import { migrate, migrationList, readSchema } from '@/lib/db/migrate';
import { storeModelSettings } from '@/lib/db/model-settings';
import { isStoredKeyLost } from '@/lib/services/model-server';
import { seal } from '@/lib/services/sealed-text';
import { verifyCorrections } from '@/lib/services/verify-corrections';
import { requireDatabaseUrl } from '@/lib/settings';

import { makeAccessObjects } from '../support/access-objects';
import {
  dumpText,
  makeBlankDatabase,
  onDatabase,
  query,
  rowsOfDump,
  useBackups,
  writeBackup,
} from '../support/backups';
import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { fileOf, makeExport } from '../support/http-exports';
import { gesture, move, plantCorrection, save, undo } from '../support/http-trees';
import { makeCorrection } from '../support/topics';

useDatabase();
const folder = useBackups();

const sealedWith = 'the secret that the key was sealed with';

/** A generated tree and its correction, a correction with every kind of trace, people, links, tokens, settings. */
async function fill(): Promise<void> {
  await makeCorrection();
  const { treeId, study } = await plantCorrection();
  const pair = { studyId: study('s5'), categoryId: 'alerts' };
  const first = gesture({ type: 'assign-study', ...pair });
  const scopeNote = 'Alarms, “bells”,\n\\ and \u{1F514}';
  const saved = await save(
    treeId,
    0,
    first,
    { ...gesture({ type: 'describe-category', id: 'alerts', scopeNote }), seconds: 1 / 3 },
    gesture(move('barriers', 'interventions')),
    gesture({ type: 'judge-assignment', ...pair, verdict: 'belongs' }),
  );
  expect(saved.status).toBe(200);
  await undo(treeId);
  const json = { gestureId: first.id, reason: 'It was a slip' };
  await ask(204, 'POST', `/api/trees/${treeId}/revocations`, { json });
  await makeAccessObjects({ ownerId: owner.id, personId: owner.id, givenToId: owner.id });
  const nothing = { baseUrl: null, model: 'm', concurrency: null, timeoutSeconds: null };
  const sealedKey = seal('{}', sealedWith);
  await storeModelSettings(database(), {
    ...nothing,
    sealedKey,
    prices: [],
    askAbove: null,
    caps: null,
  });
  await recordAct(database(), owner.id, 'give-task', 'A tree to Ann');
  await makeExport({ dataset: 'claim-category', filters: { reviewedOnly: false } });
}

/** What an export is but for its times and the numbers that are drawn for it. */
function lasting({ manifest }: Export) {
  if (manifest === null) throw new Error('The export has not succeeded.');
  const { exportId: _, createdAt: __, finishedAt: ___, file, ...rest } = manifest;
  return { ...rest, file: { ...file, name: '' } };
}

/** Every dataset as JSON lines, with its manifest. */
async function allDatasets(): Promise<readonly unknown[]> {
  const made: unknown[] = [];
  for (const dataset of datasets) {
    const asked: StartExportInput = { dataset, extensions: true, filters: { reviewedOnly: false } };
    const done = await makeExport({ ...asked, format: 'jsonl' });
    made.push([dataset, lasting(done), new TextDecoder().decode(await fileOf(done.id))]);
  }
  return made;
}

const verdicts = () => Array.fromAsync(verifyCorrections());

let text = '';
let here = '';

beforeAll(async () => {
  here = requireDatabaseUrl();
  await fill();
  text = await dumpText(here);
});

async function restoredInto(url: string): Promise<string> {
  await restore(url, writeBackup(folder(), text));
  return url;
}

const lines = () => text.trimEnd().split('\n');
const changed = (from: string, to: string) => writeBackup(folder(), text.replace(from, to));

async function refusal(file: string): Promise<string> {
  const url = await makeBlankDatabase(here);
  const said = await restore(url, file).then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );
  const [{ known = null } = {}] = await query<{ known: string | null }>(
    url,
    `SELECT to_regclass('"Topic"')::text AS known`,
  );
  if (known !== null) expect(await query(url, 'SELECT 1 FROM "Topic"')).toEqual([]);
  return said;
}

describe('a backup', () => {
  it('is of every table of the schema but those that are named as left out', async () => {
    const models = [...(await readSchema()).matchAll(/^model (\w+) \{/gm)].map(([, name]) => name);
    const { tables } = JSON.parse(lines()[0] ?? '');
    expect(models).toEqual(expect.arrayContaining([...leftOut]));
    expect([...tables, ...leftOut].toSorted()).toEqual(models.toSorted());
  });

  it('is the same rows again when it has been restored', async () => {
    const url = await restoredInto(await makeBlankDatabase(here));
    expect(rowsOfDump(await dumpText(url))).toBe(rowsOfDump(text));
    const parts = lines()
      .filter((line) => line.includes('"endOf"'))
      .map((line) => JSON.parse(line));
    expect(parts.filter(({ rows }) => rows > 0).length).toBeGreaterThanOrEqual(20);
  });

  it('is of one moment, whatever is saved meanwhile', async () => {
    const pieces = dump(here, '0.0.0-test');
    const first = await pieces.next();
    const { id } = await database().topic.create({ data: { title: 'Later', ownerId: owner.id } });
    const rest = await Array.fromAsync(pieces);
    await database().topic.delete({ where: { id } });
    expect(rowsOfDump(first.value + rest.join(''))).toBe(rowsOfDump(text));
  });

  it('has no sessions and nothing of a database that was never started', async () => {
    expect(await database().session.count()).toBeGreaterThan(0);
    expect(text).not.toContain('"Session"');
    await expect(dumpText(await makeBlankDatabase(here))).rejects.toThrow('nothing to back up');
  });
});

describe('a restored database', () => {
  it('gives the same datasets, and every log replays to its tree', async () => {
    const before = await allDatasets();
    text = await dumpText(here);
    const url = await restoredInto(await makeBlankDatabase(here));
    await prepareJobs(url);
    await onDatabase(url, async () => {
      expect(await allDatasets()).toEqual(before);
    });
    const said = await verdicts();
    expect(said.filter(({ problem }) => problem === null).length).toBeGreaterThan(1);
    expect(await onDatabase(url, verdicts)).toEqual(said);
  });

  it('can be written to: counters go on, and the log still refuses changes', async () => {
    const url = await restoredInto(await makeBlankDatabase(here));
    await onDatabase(url, async () => {
      await recordAct(database(), owner.id, 'give-task', 'Another tree to Ann');
      await expect(database().feedbackRecord.deleteMany()).rejects.toThrow(/append-only/);
      const lost = { where: { copiedFromId: { not: null } }, data: { copiedFromId: randomUUID() } };
      await expect(database().tree.updateMany(lost)).rejects.toThrow();
    });
    const constraints = `SELECT conname FROM pg_constraint WHERE condeferrable`;
    expect(await query(url, constraints)).toEqual([]);
  });

  it('says whether the stored key can be read with this secret', async () => {
    const before = process.env.ESPALIER_SECRET;
    process.env.ESPALIER_SECRET = 'a quite different secret';
    expect(await isStoredKeyLost(database())).toBe(true);
    process.env.ESPALIER_SECRET = sealedWith;
    expect(await isStoredKeyLost(database())).toBe(false);
    process.env.ESPALIER_SECRET = before ?? '';
  });

  it('has its trees even where a copy comes long before what it was copied from', async () => {
    const [from, to] = [await makeBlankDatabase(here), await makeBlankDatabase(here)];
    await migrate(from);
    const topic = randomUUID();
    const id = (n: string) => `('00000000-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
    const chain = 20_000;
    await query(
      from,
      `INSERT INTO "Topic" ("id", "title", "ownerId") VALUES ('${topic}', 'Chain', '${owner.id}')`,
    );
    await query(
      from,
      `INSERT INTO "Tree" ("id", "topicId", "kind", "studyRevision", "copiedFromId")
       SELECT ${id('n')}, '${topic}', 'IMPORTED', 1, CASE WHEN n < ${chain} THEN ${id('n + 1')} END
       FROM generate_series(1, ${chain}) n`,
    );
    const chained = await dumpText(from);
    await restore(to, writeBackup(folder(), chained));
    expect(rowsOfDump(await dumpText(to))).toBe(rowsOfDump(chained));
  });

  it('is brought up to date when the backup is of an earlier version', async () => {
    const names = (await migrationList()).migrationDirectories.map(({ path }) => path);
    const old = await makeBlankDatabase(here);
    await migrate(old, names.slice(0, 2));
    await query(
      old,
      `INSERT INTO "Topic" ("id", "title", "ownerId") VALUES ('${randomUUID()}', 'Old', '${owner.id}')`,
    );
    const url = await makeBlankDatabase(here);
    const file = writeBackup(folder(), await dumpText(old));
    expect(await restore(url, file)).toMatchObject({ rows: 2, migrated: names.slice(2) });
    expect(await query(url, 'SELECT "title" FROM "Topic"')).toEqual([{ title: 'Old' }]);
    expect(await query(url, 'SELECT "role" FROM "Person"')).toEqual([{ role: 'admin' }]);
  });

  const otherMajor = process.env.TEST_DATABASE_URL;
  it.skipIf(!otherMajor)('may be on another Postgres, at TEST_DATABASE_URL', async () => {
    const url = await restoredInto(await makeBlankDatabase(otherMajor ?? ''));
    const there = await dumpText(url);
    expect(rowsOfDump(there)).toBe(rowsOfDump(text));
    const back = await makeBlankDatabase(here);
    await restore(back, writeBackup(folder(), there));
    expect(rowsOfDump(await dumpText(back))).toBe(rowsOfDump(text));
  });
});

describe('restoring refuses', () => {
  it('a database that is not empty, and leaves it as it was', async () => {
    const file = writeBackup(folder(), text);
    await expect(restore(here, file)).rejects.toThrow(
      /^This database is not empty: there are rows in .* Restore into an empty one/,
    );
    expect(rowsOfDump(await dumpText(here))).toBe(rowsOfDump(text));
  });

  it('a database that is newer than the backup', async () => {
    const names = (await migrationList()).migrationDirectories.map(({ path }) => path);
    const [old, newer] = [await makeBlankDatabase(here), await makeBlankDatabase(here)];
    await migrate(old, names.slice(0, 2));
    await migrate(newer, names.slice(0, 3));
    const file = writeBackup(folder(), await dumpText(old));
    await expect(restore(newer, file)).rejects.toThrow(
      `This database is newer than the backup: it has the migration ${names[2]}.`,
    );
  });

  it('a backup of a later version', async () => {
    const names = (await migrationList()).migrationDirectories.map(({ path }) => path);
    const last = names.at(-1) ?? '';
    expect(await refusal(changed(`"${last}"`, `"${last}","20991231000000_later"`))).toBe(
      'The backup was made by version 0.0.0-test, whose database has the migration ' +
        '20991231000000_later, which this version does not have there. Install that version or a later one.',
    );
    expect(await refusal(changed('"formatVersion":1', '"formatVersion":2'))).toContain(
      'its format is 2, and that is newer.',
    );
  });

  it('what is no backup', async () => {
    const plain = join(folder(), 'plain.txt');
    writeFileSync(plain, 'title,abstract\n');
    expect(await refusal(plain)).toBe(`${plain} is not a backup: it is not compressed with gzip.`);
    expect(await refusal(writeBackup(folder(), '{}\n'))).toContain('does not say so');
    expect(await refusal(writeBackup(folder(), 'title\n'))).toContain('its first line is no JSON');
    expect(await refusal(join(folder(), 'nowhere.gz'))).toContain('cannot be read (ENOENT).');
  });

  it('a row that was changed, by the checksum of its part', async () => {
    const start = lines().findIndex((line) => line.startsWith('{"table":"Study"'));
    const end = lines().findIndex((line) => line.startsWith('{"endOf":"Study"'));
    const title = JSON.parse(lines()[start] ?? '').columns.indexOf('title');
    const row: string[] = JSON.parse(lines()[start + 1] ?? '');
    const forged = JSON.stringify(row.with(title, 'Another title'));
    const all = lines().with(start + 1, forged);
    expect(await refusal(writeBackup(folder(), `${all.join('\n')}\n`))).toBe(
      `The backup is damaged, and nothing of it was restored: line ${end + 1}, in the part Study: ` +
        'its checksum is another. Use another copy of it.',
    );
  });

  it('a row that is missing, broken, or not one of its table', async () => {
    const start = lines().findIndex((line) => line.startsWith('{"table":"Study"'));
    const without = (from: number, ...instead: string[]) =>
      writeBackup(
        folder(),
        `${lines()
          .toSpliced(from, 1, ...instead)
          .join('\n')}\n`,
      );
    const place = `line ${start + 2}, in the part Study`;
    expect(await refusal(without(start + 1))).toMatch(/it has \d+ rows, and had \d+ when it was/);
    expect(await refusal(without(start + 1, '["'))).toContain(`${place}: it is not JSON`);
    expect(await refusal(without(start + 1, '["1","2"]'))).toContain(`${place}: `);
    const row = (lines()[start + 1] ?? '').replace(/^\["[^"]+"/, '["no-id"');
    expect(await refusal(without(start + 1, row))).toMatch(/in the part Study or one .* "no-id"/);
    expect(await refusal(without(start))).toContain(`line ${start + 1}, in the part Study`);
  });

  it('a file that was cut off, between lines or within', async () => {
    const whole = lines();
    const short = `${whole.slice(0, -1).join('\n')}\n`;
    expect(await refusal(writeBackup(folder(), short))).toContain('it ends before its end');
    const cut = join(folder(), 'cut.gz');
    const packed = gzipSync(text);
    writeFileSync(cut, packed.subarray(0, packed.length - 2_000));
    expect(await refusal(cut)).toMatch(
      /damaged, and nothing of it was restored: behind line \d+: /,
    );
    expect(await refusal(writeBackup(folder(), `${text}["more"]\n`))).toContain('follows the end');
  });

  it('what breaks a reference, and keeps nothing', async () => {
    const part = '{"table":"Study"';
    const emptied = text.replace(
      new RegExp(`(${part}[^\n]*\n)(?:\\[[^\n]*\n)*\\{"endOf":"Study"[^\n]*`),
      `$1{"endOf":"Study","rows":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}`,
    );
    expect(await refusal(writeBackup(folder(), emptied))).toContain('foreign key');
  });
});
