/** A child process of the launcher that is started again whenever it ends. */

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { AppError } from '@/lib/errors';

/** Before a child is started again; doubled up to the longest while it does not last. */
const shortestPauseMs = 250;
const longestPauseMs = 10_000;
const lastingMs = 30_000;

const stopWithinMs = 10_000;

export interface ChildOptions {
  readonly name: string;
  /** TypeScript entry, from the project's folder. It sends any message once it is ready. */
  readonly entry: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

interface Life {
  readonly process: ChildProcess;
  /** Rejected when it ends before it is ready. */
  readonly ready: Promise<void>;
  /** Fulfilled with how it ended. */
  readonly ended: Promise<string>;
}

function begin({ entry, args, environment, name }: ChildOptions): Life {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Its own group: Ctrl-C reaches the launcher alone, which stops things in order.
    detached: true,
    env: environment,
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    void ended.then((how) =>
      reject(new AppError('unavailable', `The ${name} did not start (${how}); see above.`)),
    );
  });
  // A later start's failure is seen by its end.
  ready.catch(() => undefined);
  return { process: child, ready, ended };
}

export class SupervisedChild {
  private life: Life | null = null;
  private readonly stopping = new AbortController();

  constructor(private readonly options: ChildOptions) {}

  /** Fulfilled when the child is ready. Throws AppError 'unavailable' when it ends before; then it stays so. */
  async start(): Promise<void> {
    const life = begin(this.options);
    this.life = life;
    await life.ready;
    void this.keepAlive(life);
  }

  /** Asks it to end, and makes it after ten seconds. It is not started again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.life === null) return;
    const { process: child, ended } = this.life;
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(killer);
  }

  private async keepAlive(first: Life): Promise<void> {
    const { signal } = this.stopping;
    let life = first;
    for (let pause = shortestPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      const since = Date.now();
      const how = await life.ended;
      if (signal.aborted) return;
      console.error(`The ${this.options.name} ended (${how}); starting it again.`);
      if (Date.now() - since > lastingMs) pause = shortestPauseMs;
      await sleep(pause, null, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      life = begin(this.options);
      this.life = life;
    }
  }
}
