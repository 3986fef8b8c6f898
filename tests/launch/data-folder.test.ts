import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { clusterFolder, readSecret } from '@/lib/launch/data-folder';
import { canReach } from '@/lib/launch/postgres/account';

import { Launcher, makeDataFolder, removeDataFolder } from '../support/launcher';
import { Client } from '../support/launcher-client';
import { csvOf } from '../support/paper-set';

const isRoot = process.getuid?.() === 0;
const dataDir = makeDataFolder();
afterAll(() => removeDataFolder(dataDir));

function makeFolder(name: string, mode: number): string {
  const folder = join(dataDir, name, 'below');
  mkdirSync(folder, { recursive: true });
  chmodSync(dirname(folder), mode);
  return folder;
}

describe('an account', () => {
  const somebodyElse = { uid: 65_534, gid: 65_534 };
  const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

  it('reaches what lies below folders that all may pass', () => {
    expect(canReach(somebodyElse, makeFolder('open', 0o711))).toBe(true);
  });

  it('does not reach what lies below a closed folder of another', () => {
    expect(canReach(somebodyElse, makeFolder('closed', 0o700))).toBe(false);
    expect(canReach(somebodyElse, makeFolder('for the group', 0o750))).toBe(false);
  });

  it('reaches what lies below a closed folder of its own, or of its group', () => {
    expect(canReach(me, makeFolder('closed', 0o700))).toBe(true);
    expect(canReach({ uid: 65_534, gid: me.gid }, makeFolder('for the group', 0o750))).toBe(true);
  });
});

describe('the data folder', () => {
  it('holds the cluster when the account Postgres runs as can reach it', () => {
    const folder = makeFolder('reachable', 0o755);
    expect(clusterFolder(folder)).toBe(join(folder, 'postgres'));
    expect(existsSync(join(folder, 'postgres-lies-in'))).toBe(false);
  });

  it('keeps a secret that only its owner can read, the same every time', () => {
    const secret = readSecret(dataDir, 'a-secret');
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(readSecret(dataDir, 'a-secret')).toBe(secret);
    expect(statSync(join(dataDir, 'a-secret')).mode & 0o777).toBe(0o600);
  });
});

describe.runIf(isRoot)('a data folder that root has to itself', () => {
  const closed = makeFolder('of root', 0o700);
  const signpost = join(closed, 'postgres-lies-in');

  it('has its database elsewhere, and keeps it there when others are let in', async () => {
    const first = await Launcher.start({ dataDir: closed });
    const { id } = await new Client(first.url).upload('Kept', csvOf(5));
    expect(await first.stop()).toEqual({ code: 0, signal: null });
    expect(readFileSync(signpost, 'utf8')).toMatch(/^\/var\/lib\/espalier\/[0-9a-f]{16}\n$/);

    chmodSync(dirname(closed), 0o755);
    const second = await Launcher.start({ dataDir: closed });
    expect((await new Client(second.url).topic(id)).title).toBe('Kept');
    expect(await second.stop()).toEqual({ code: 0, signal: null });
  }, 300_000);

  it('goes with its database when it is moved, and shares it with no copy', () => {
    const database = join(readFileSync(signpost, 'utf8').trim(), 'postgres');
    const copy = join(dataDir, 'a copy');
    cpSync(closed, copy, { recursive: true });
    expect(() => clusterFolder(copy)).toThrow(`is that of ${closed}, of which this is a copy`);
    const moved = join(dataDir, 'moved');
    renameSync(closed, moved);
    expect(clusterFolder(moved)).toBe(database);
    expect(() => clusterFolder(copy)).toThrow(`is that of ${moved}, of which this is a copy`);
    rmSync(dirname(database), { recursive: true });
  });
});
