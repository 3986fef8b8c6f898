/** Lets at most `slots` pieces of work run at once; the rest wait in the order they came, some before the others. */
export class Semaphore {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(slots: number) {
    this.#free = Math.max(1, Math.floor(slots));
  }

  /** Rejects with the signal's reason when that is aborted before the work's turn comes. */
  async run<T>(signal: AbortSignal, work: () => Promise<T>, goesFirst = false): Promise<T> {
    await this.#enter(signal, goesFirst);
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  async #enter(signal: AbortSignal, goesFirst: boolean): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      this.#waiting.splice(this.#waiting.indexOf(resolve), 1);
      reject(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    if (goesFirst) this.#waiting.unshift(resolve);
    else this.#waiting.push(resolve);
    await promise.finally(() => signal.removeEventListener('abort', leave));
  }
}
