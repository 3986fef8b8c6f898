/** A child process of the launcher that is started again when it dies. */

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A child that dies this often within the window is not started again. */
const deathsAllowed = 5;
const windowMs = 60_000;
const stopWithinMs = 10_000;

export interface ChildOptions {
  readonly name: string;
  /** TypeScript entry, from the project's folder. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly environment: () => NodeJS.ProcessEnv;
  /** It died too often. */
  readonly gaveUp: () => void;
}

export class SupervisedChild {
  private child: ChildProcess | null = null;
  private stopping = false;
  private deaths: number[] = [];

  constructor(private readonly options: ChildOptions) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Fulfilled when the child says that it is ready; rejected when it ends before. */
  start(): Promise<void> {
    const { entry, args = [], environment, name } = this.options;
    const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Its own group: Ctrl-C reaches the launcher alone, which stops things in order.
      detached: true,
      env: environment(),
    });
    this.child = child;
    return new Promise((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        this.child = null;
        reject(new Error(`The ${name} ended (${signal ?? `exit code ${code}`}).`));
        if (!this.stopping) void this.startAgain(signal ?? `exit code ${code}`);
      });
    });
  }

  /** Stops it and starts it anew, in the environment as it is now. */
  async restart(): Promise<void> {
    await this.stop();
    this.stopping = false;
    await this.start();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (child === null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(killer);
  }

  private async startAgain(how: string): Promise<void> {
    const now = Date.now();
    this.deaths = [...this.deaths.filter((at) => now - at < windowMs), now];
    if (this.deaths.length > deathsAllowed) return this.options.gaveUp();
    console.error(`The ${this.options.name} ended (${how}); starting it again.`);
    await sleep(500);
    if (this.stopping) return;
    // A second death is reported by its own exit.
    await this.start().catch(() => undefined);
  }
}
