/** Work units between two turns of the event loop: about 10 ms of arithmetic on a slow machine. */
const UNITS_PER_TURN = 2_000_000;

/**
 * Shares the thread. Long loops report their work in rough units (one multiplication is one unit) and hand the
 * event loop a turn when `spend` resolves, so that heartbeats, progress and cancelling get through.
 * Counting work instead of reading a clock keeps runs repeatable.
 */
export class Pace {
  #spent = 0;

  constructor(
    private readonly signal: AbortSignal,
    private readonly unitsPerTurn = UNITS_PER_TURN,
  ) {}

  /** Rejects with the signal's reason once the run is cancelled. */
  async spend(units: number): Promise<void> {
    this.#spent += units;
    if (this.#spent < this.unitsPerTurn) return;
    this.#spent = 0;
    await new Promise((resolve) => setImmediate(resolve));
    this.signal.throwIfAborted();
  }
}
