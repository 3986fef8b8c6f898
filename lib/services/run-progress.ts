import { database } from '@/lib/db/client';
import { notify } from '@/lib/db/notifications';
import { type RunStepState, writeProgress } from '@/lib/db/runs';

/** At most one write in this time: progress is reported far more often than anyone can see. */
const writeEveryMs = 200;

/** Keeps a run's steps and warnings in the database as they change. */
export class RunProgress {
  private dirty = false;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private failure: unknown = null;
  private readonly warnings: string[] = [];

  constructor(
    private readonly runId: string,
    private steps: readonly RunStepState[],
    private readonly cancelled: () => void,
  ) {}

  set(name: string, change: Partial<RunStepState>): void {
    this.steps = this.steps.map((step) => (step.name === name ? { ...step, ...change } : step));
    this.schedule();
  }

  /** Marks a step as done, whether or not it counted. */
  finish(name: string): void {
    this.steps = this.steps.map((step) => {
      if (step.name !== name) return step;
      const total = Math.max(step.total, 1);
      return { ...step, done: total, total, finished: true };
    });
    this.schedule();
  }

  warn(message: string): void {
    if (!this.warnings.includes(message)) this.warnings.push(message);
    this.schedule();
  }

  /** Something else about the run has changed that whoever watches it should see. */
  touch(): void {
    this.schedule();
  }

  /** Writes what is left. Throws when that fails. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.write();
    await this.writing;
    if (this.failure) throw this.failure;
  }

  private schedule(): void {
    this.dirty = true;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.write();
    }, writeEveryMs);
  }

  private write(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.writing = this.writing.then(async () => {
      this.failure = null;
      try {
        if (await writeProgress(database(), this.runId, this.steps, this.warnings))
          this.cancelled();
        await notify(database(), { kind: 'run', id: this.runId });
      } catch (error) {
        // Kept for `flush`; the next write, if there is one, makes up for it.
        this.dirty = true;
        this.failure = error;
      }
    });
  }
}
