import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, inject, it } from 'vitest';

import { migrate } from '@/lib/db/migrate';

import {
  dumpText,
  makeBlankDatabase,
  readBackup,
  rowsOfDump,
  useBackups,
} from '../support/backups';
import { Launcher } from '../support/launcher';

const folder = useBackups();

async function run(entry: 'backup' | 'restore', databaseUrl: string, ...files: string[]) {
  const command = [
    process.execPath,
    '--import',
    'tsx',
    `lib/launch/${entry}.ts`,
    ...files,
  ] as const;
  const environment = { DATABASE_URL: databaseUrl };
  return (await Launcher.spawn({ dataDir: folder(), environment, command })).finished();
}

describe('npm run backup and npm run restore', () => {
  it('carry an instance over to an empty database', async () => {
    const from = await makeBlankDatabase(inject('templateUrl'));
    await migrate(from);
    const file = join(folder(), 'whole.gz');
    const made = await run('backup', from, file);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain(`Backed up to ${file} (`);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(rowsOfDump(readBackup(file))).toBe(rowsOfDump(await dumpText(from)));
    const to = await makeBlankDatabase(inject('templateUrl'));
    const restored = await run('restore', to, file);
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(restored.stdout).toContain('Restored 1 rows, as they were on ');
    expect(rowsOfDump(await dumpText(to))).toBe(rowsOfDump(await dumpText(from)));
  });

  it('say what is wrong in a line, and leave no half of a file', async () => {
    const blank = await makeBlankDatabase(inject('templateUrl'));
    const file = join(folder(), 'mine.gz');
    const nothing = await run('backup', blank, file);
    expect(nothing).toMatchObject({ code: 1, stdout: '' });
    expect(nothing.stderr).toContain('There is nothing to back up');
    expect([file, `${file}.unfinished`].map((each) => existsSync(each))).toEqual([false, false]);
    writeFileSync(file, 'mine');
    expect((await run('backup', blank, file)).stderr).toBe(
      `${file} is there already: name another.\n`,
    );
    expect((await run('restore', blank)).stderr).toBe('Name one file: npm run restore -- FILE\n');
  });
});
