/** A real launcher with its web process, worker and Postgres, for tests that stop and kill them. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '@/lib/launch/port';
import { isAlive } from '@/lib/launch/process';

export type Victim = 'web' | 'worker' | 'postgres' | 'launcher';

/** A data folder that the account Postgres runs as can reach, when root runs the tests. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-launch-'));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeDataFolder(folder: string): void {
  const left = processesOf(folder);
  for (const pid of left) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  if (left.length > 0) throw new Error(`processes were left on ${folder}: ${left.join(', ')}`);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended.
    return '';
  }
}

/**
 * Every process that was started for this data folder, however far removed: all inherit the setting, and
 * Postgres, which overwrites its environment, names the folder. Elsewhere than on Linux: Postgres only.
 */
export function processesOf(dataDir: string): readonly number[] {
  if (!existsSync('/proc/self/environ')) {
    const lines = execFileSync('ps', ['-axo', 'pid=,args=']).toString().split('\n');
    return lines.filter((line) => line.includes(dataDir)).map((line) => Number.parseInt(line, 10));
  }
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter(
    (pid) =>
      read(`/proc/${pid}/environ`).includes(`ESPALIER_DATA_DIR=${dataDir}\0`) ||
      read(`/proc/${pid}/cmdline`).includes(dataDir),
  );
}

interface Row {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processTable(): readonly Row[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,args=']).toString().trim().split('\n');
  return lines.map((line) => {
    const [pid, parent, ...command] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), command: command.join(' ') };
  });
}

export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Finished extends End {
  readonly stdout: string;
  readonly stderr: string;
}

export interface LauncherOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** What to run, from the project's folder; default: what `npm start` does. */
  readonly command?: readonly [string, ...string[]];
}

const entries: Readonly<Record<Exclude<Victim, 'launcher'>, RegExp>> = {
  web: /lib\/launch\/web\.ts/,
  worker: /lib\/worker\/main\.ts/,
  postgres: /bin\/postgres -D /,
};

export class Launcher {
  readonly url: string;
  /** Fulfilled when the process has ended and its output has been read. */
  readonly ended: Promise<End>;
  stdout = '';
  stderr = '';

  private constructor(
    readonly child: ChildProcess,
    readonly options: LauncherOptions,
    readonly port: number,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    child.stdout?.on('data', (chunk) => {
      this.stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        // Children that outlive a killed launcher keep its output open: do not wait for them.
        setTimeout(() => resolve({ code, signal }), 200);
      });
    });
  }

  static async spawn(options: LauncherOptions): Promise<Launcher> {
    const port = options.port ?? (await freePort());
    const [program, ...args] = options.command ?? [
      process.execPath,
      '--import',
      'tsx',
      'lib/launch/main.ts',
    ];
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      DATABASE_URL: '',
      PORT: String(port),
      ESPALIER_DATA_DIR: options.dataDir,
      ...options.environment,
    };
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, as a shell gives a command: signals to the group are Ctrl-C's.
      detached: true,
      env: environment,
    });
    return new Launcher(child, options, port);
  }

  /** Spawned and ready. */
  static async start(options: LauncherOptions): Promise<Launcher> {
    const launcher = await Launcher.spawn(options);
    await launcher.says('Espalier is ready');
    return launcher;
  }

  get output(): string {
    return `${this.stdout}\n${this.stderr}`;
  }

  /** Waits for the words in its output; throws when it ends without them. */
  async says(words: string): Promise<void> {
    let end: End | null = null;
    void this.ended.then((how) => {
      end = how;
    });
    while (!this.output.includes(words)) {
      if (end) throw new Error(`the launcher ended (${JSON.stringify(end)}): ${this.output}`);
      await sleep(20);
    }
  }

  /** null while there is none. */
  pidOf(victim: Victim): number | null {
    if (victim === 'launcher') return this.child.pid ?? null;
    const table = processTable();
    const mine = table.find(
      ({ parent, command }) => parent === this.child.pid && entries[victim].test(command),
    );
    return mine?.pid ?? null;
  }

  /** kill -9. */
  kill(victim: Victim): void {
    const pid = this.pidOf(victim);
    if (pid === null) throw new Error(`there is no ${victim} to kill`);
    process.kill(pid, 'SIGKILL');
  }

  async finished(): Promise<Finished> {
    const end = await this.ended;
    return { ...end, stdout: this.stdout, stderr: this.stderr };
  }

  /** Sends the signal to the launcher alone and waits until it has ended. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<End> {
    if (this.child.pid && isAlive(this.child.pid)) this.child.kill(signal);
    return this.ended;
  }
}

/** Runs one of the project's commands to its end. */
export async function runCommand(entry: string, options: LauncherOptions): Promise<Finished> {
  const command = [process.execPath, '--import', 'tsx', entry] as const;
  return (await Launcher.spawn({ ...options, command })).finished();
}
